-- This member's log: docs/spec/log.md. The entries are the truth; tiles follow from them, the checkpoint says so to others.

-- The next index. One row: whoever appends holds it until the transaction of the act ends, so indexes have no gap.
create table log_counter (
    only_row   boolean primary key default true check (only_row),
    next_index bigint not null check (next_index >= 0)
);
insert into log_counter (next_index) values (0);

create table log_entries (
    index    bigint primary key check (index >= 0),
    entry    bytea       not null check (octet_length(entry) = 33), -- type and salted commitment
    taken_at timestamptz not null -- whole milliseconds, as in the receipt
);
revoke update, delete on log_entries from "${runtime}";

-- What the entries mean, for those they concern. Of a record only the descriptor: its opening is with its readers alone.
-- Once the salt is destroyed, nobody can tell any more what the entry stands for.
create table log_openings (
    index    bigint primary key references log_entries,
    act      text not null,
    actor    text not null,
    subject  text,
    object   text, -- hexadecimal id
    opening  text, -- canonical JSON
    salt     bytea check (octet_length(salt) = 32),
    document text, -- JWS of the descriptor, for records
    check ((opening is null) = (salt is null))
);
create index log_openings_by_subject on log_openings (subject, index);
create index log_openings_by_actor on log_openings (actor, index);

create table log_tiles (
    level  int    not null,
    index  bigint not null,
    hashes bytea  not null check (octet_length(hashes) between 32 and 8192),
    primary key (level, index)
);
revoke delete on log_tiles from "${runtime}";

-- The newest checkpoint: the one thing two writers could disagree about.
create table log_checkpoint (
    only_row boolean primary key default true check (only_row),
    note     bytea not null
);
revoke delete on log_checkpoint from "${runtime}";
