-- Who is logged in. The token itself is nowhere: its SHA-256 finds the row.
create table sessions (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    account    bytea       not null,
    opened_at  timestamptz not null,
    expires_at timestamptz not null
);
create index sessions_by_expiry on sessions (expires_at);

-- Asked questions, each answered once. Not logged to disk: after a crash people ask again.
create unlogged table challenges (
    nonce      bytea primary key check (octet_length(nonce) = 32),
    account    bytea       not null,
    asked_at   timestamptz not null,
    expires_at timestamptz not null
);
create index challenges_by_expiry on challenges (expires_at);

-- How often somebody tried something within a window; "who" is an account or a source address.
create table tries (
    what       text        not null,
    who        text        not null,
    count      int         not null,
    window_end timestamptz not null,
    primary key (what, who)
);
