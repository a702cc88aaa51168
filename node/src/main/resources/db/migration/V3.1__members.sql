-- Documents of members that were voted in or have changed theirs; those of the founders stand in the manifest. Each is
-- the one whose digest stood on chain when it was taken, and signed by its node key.
create table member_documents (
    number   bigint      not null,
    digest   bytea       not null check (octet_length(digest) = 32), -- what stands on chain
    document text        not null, -- JWS, verbatim
    taken_at timestamptz not null,
    primary key (number, digest)
);

-- What other members' signed requests used up, kept as long as a repetition could still pass for new.
create table peer_nonces (
    member     bigint      not null,
    nonce      text        not null,
    expires_at timestamptz not null,
    primary key (member, nonce)
);
create index peer_nonces_by_expiry on peer_nonces (expires_at);
