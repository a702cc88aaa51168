-- What the chain says, as of the newest settled block; written by the follower alone, in one transaction a step.
create table chain_settled (
    only_row   boolean primary key default true check (only_row),
    height     bigint not null,
    hash       bytea  not null check (octet_length(hash) = 32),
    block_time timestamptz not null
);

create table chain_accounts (
    account         bytea primary key check (octet_length(account) = 20),
    number          bigint   not null,
    status          smallint not null,
    signer          bytea    not null,
    kit             bytea    not null,
    roles           int      not null,
    employer        bigint,
    verified_by     bigint, -- while pending: the member that was asked
    level           smallint not null,
    cause           smallint not null,
    valid_until     date,
    owner_seq       bigint   not null,
    others_seq      bigint   not null,
    grant_epoch     bigint   not null,
    keyring_version bigint   not null,
    recovered_at    timestamptz,
    profile         bytea    not null,
    card            bytea    not null,
    keyring         bytea    not null
);
create index chain_accounts_by_asked on chain_accounts (verified_by, status);
create index chain_accounts_by_employer on chain_accounts (employer);

create table chain_grants (
    slot   bytea primary key check (octet_length(slot) = 32),
    state  smallint    not null,
    expiry timestamptz not null,
    seq    bigint      not null,
    height bigint      not null -- of the block that last changed it
);

create table chain_members (
    number   bigint primary key,
    kind     smallint not null,
    status   smallint not null,
    relayer  bytea    not null,
    seq      bigint   not null,
    document bytea    not null check (octet_length(document) = 32)
);

create table chain_member_admins (
    member bigint not null,
    admin  bytea  not null,
    primary key (member, admin)
);

create table chain_proposals (
    proposal        bytea primary key check (octet_length(proposal) = 32),
    proposed_by     bigint      not null,
    kind            smallint    not null,
    document        bytea       not null,
    relayer         bytea       not null,
    admins          bytea[]     not null,
    proposed_at     timestamptz not null,
    executable_from timestamptz,
    approvals       bigint      not null,
    executed        boolean     not null
);

create table chain_anchors (
    member bigint primary key,
    size   bigint      not null,
    root   bytea       not null check (octet_length(root) = 32),
    time   timestamptz not null,
    seq    bigint      not null,
    height bigint      not null
);
