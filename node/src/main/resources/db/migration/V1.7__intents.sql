-- Signed intents that this node has taken on; docs/spec/intents.md. Durable before the sender is told.
create sequence intent_arrivals;
create table intents (
    digest      bytea primary key check (octet_length(digest) = 32),
    arrival     bigint      not null unique,
    item        bytea       not null,
    deadline    timestamptz not null,
    received_at timestamptz not null,
    state       text        not null
        check (state in ('received', 'queued', 'sent', 'mined', 'final', 'rejected', 'expired')),
    transaction bytea check (octet_length(transaction) = 32), -- sent, mined
    height      bigint, -- mined, final, rejected, expired
    block       bytea check (octet_length(block) = 32),
    code        smallint, -- queued, mined, final, rejected
    check ((height is null) = (block is null))
);
create index intents_open on intents ((state = 'queued'), arrival) where state in ('received', 'queued', 'sent', 'mined');
create index intents_by_outcome on intents (height) where state in ('final', 'rejected');

-- Transactions of this member's relayer that have not settled; a row goes when its transaction has.
create table dispatches (
    id       bytea primary key check (octet_length(id) = 32), -- hash of the first version
    nonce    bigint  not null,
    hashes   bytea[] not null, -- a version each, oldest first
    versions bytea[] not null, -- the signed bytes of each
    intents  bytea[] not null  -- digests, in the order of the items
);
