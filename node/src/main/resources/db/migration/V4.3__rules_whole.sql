-- Accounts that are aliases of others; proposals of every sort.
alter table chain_accounts add column merged_into bigint; -- the network's number of the account that this is an alias of

alter table chain_proposals
    add column sort smallint not null default 1, -- ProposalSort; until now there were votes about new members alone
    add column subject bigint,
    add column successor bigint,
    add column registry bytea not null default decode(repeat('00', 32), 'hex') check (octet_length(registry) = 32);
alter table chain_proposals
    alter column sort drop default,
    alter column registry drop default;
