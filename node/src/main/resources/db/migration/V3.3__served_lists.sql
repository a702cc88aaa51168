-- Which records reads have brought: docs/spec/log.md, "What a read brought". A list is known by its Merkle root, which the
-- openings of reads name as their object; it stands here once, however often the same was read.
create table served_lists (
    root bytea primary key check (octet_length(root) = 32),
    list bytea not null check (octet_length(list) between 20 and 2000000 and octet_length(list) % 20 = 0)
);
-- Random ids do not compress, and a length is told without reading them.
alter table served_lists alter column list set storage external;
revoke update on served_lists from "${runtime}";
