-- Grants deposited by patients at home here, and those handed on by other homes to serve them. The chain says whether one lives.
create table tickets (
    grant_id    bytea primary key check (octet_length(grant_id) = 32),
    account     bytea       not null check (octet_length(account) = 20), -- whose file
    grantee     bytea       not null check (octet_length(grantee) = 20),
    view_id     bytea       not null check (octet_length(view_id) = 32),
    ticket      text        not null, -- canonical JSON
    signature   bytea       not null,
    keys        bytea, -- sealed keys file; null where only served, not deposited, here
    received_at timestamptz not null
);
create index tickets_of_account on tickets (account);

create table views (
    view_id   bytea primary key check (octet_length(view_id) = 32),
    account   bytea  not null check (octet_length(account) = 20),
    version   bigint not null check (version >= 1),
    view      text   not null, -- canonical JSON
    signature bytea  not null
);

-- What was granted to people of this member.
create table shares (
    grant_id    bytea primary key check (octet_length(grant_id) = 32),
    grantee     bytea       not null check (octet_length(grantee) = 20),
    ticket      text        not null, -- canonical JSON
    signature   bytea       not null,
    keys        bytea       not null, -- sealed keys file
    received_at timestamptz not null
);
create index shares_of_grantee on shares (grantee);

-- Who asked whom for a grant; kept at the asker's member and at the subject's home.
create table requests (
    digest      bytea primary key check (octet_length(digest) = 32), -- of the request
    account     bytea       not null check (octet_length(account) = 20), -- who asks
    subject     bytea       not null check (octet_length(subject) = 20),
    request     text        not null, -- JWS, verbatim
    refusal     text, -- JWS, verbatim
    received_at timestamptz not null
);
create index requests_of_subject on requests (subject);
create index requests_of_account on requests (account);

-- Access acts that were taken: each counts once.
create table access_acts (
    reader bytea       not null check (octet_length(reader) = 20),
    nonce  bytea       not null check (octet_length(nonce) = 16),
    until  timestamptz not null,
    primary key (reader, nonce)
);
create index access_acts_by_end on access_acts (until);

-- What other members are still to be told. A row goes when they have taken it.
create table deliveries (
    id       bigint generated always as identity primary key,
    member   bigint      not null,
    path     text        not null,
    body     text        not null, -- JSON; sealed or public parts alone
    attempts int         not null default 0,
    due_at   timestamptz not null,
    cause    text -- of the last failure
);
create index deliveries_by_time on deliveries (due_at);
