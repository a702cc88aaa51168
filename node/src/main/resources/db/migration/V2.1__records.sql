-- What this member's people wrote: docs/spec/api.md "Records". Ciphertext, account ids, sizes and times; no content, no category.
create table records (
    author        bytea       not null check (octet_length(author) = 20),
    record        bytea       not null check (octet_length(record) = 16),
    version       int         not null check (version >= 1),
    account       bytea       not null check (octet_length(account) = 20), -- whose file
    handle        bytea       check (octet_length(handle) = 16), -- null: unfiled
    state         text        not null check (state in ('confirmed', 'unconfirmed', 'declined')),
    cid           text        not null, -- of the payload
    header        bytea       not null, -- header row to the patient
    author_header bytea       not null, -- header row of the author's copy
    commitment    bytea       not null check (octet_length(commitment) = 32),
    descriptor    text        not null, -- JWS, verbatim
    digest        bytea       not null check (octet_length(digest) = 32), -- of the descriptor
    treatment     text, -- JWS, verbatim, where the basis is a treatment
    log_index     bigint      not null unique,
    received_at   timestamptz not null,
    primary key (author, record, version)
);
create index records_of_account on records (account, received_at desc, log_index desc);

-- Where the records of the patients at home here are, wherever they were written.
create table locators (
    account bytea  not null check (octet_length(account) = 20),
    author  bytea  not null check (octet_length(author) = 20),
    record  bytea  not null check (octet_length(record) = 16),
    version int    not null,
    handle  bytea  check (octet_length(handle) = 16),
    member  bigint not null,
    cid     text   not null,
    state   text   not null check (state in ('confirmed', 'unconfirmed', 'declined')),
    primary key (author, record, version)
);
create index locators_of_account on locators (account, member);

-- Payloads by content: small ones here, larger ones as files of the same name.
create table blobs (
    cid     text        primary key,
    length  bigint      not null,
    content bytea, -- null: a file
    kept_at timestamptz not null
);

-- The index of each patient at home here, sealed; a category is known by its handle, and by nothing else.
create table segments (
    account bytea not null check (octet_length(account) = 20),
    handle  bytea not null check (octet_length(handle) = 16),
    year    int   not null,
    version int   not null check (version >= 1),
    head    text  not null, -- JWS, verbatim
    digest  bytea not null check (octet_length(digest) = 32), -- of the head
    file    bytea not null, -- sealed
    primary key (account, handle, year)
);
