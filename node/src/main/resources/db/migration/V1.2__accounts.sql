-- What people deposited at this member: docs/spec/documents.md. Keys, demographics and keyrings are sealed or public keys.
create table accounts (
    account         bytea primary key check (octet_length(account) = 20),
    role            text        not null, -- as the registration asks for it; the chain has what was given
    login_key       bytea       not null check (octet_length(login_key) = 32), -- Ed25519, of the password door
    door            text        not null, -- PHC string of the password door's slow hash
    slot            bytea       not null, -- sealed to the door
    keyring         bytea       not null, -- sealed to the root key
    keyring_version int         not null check (keyring_version >= 1),
    registration    text        not null, -- JWS, verbatim
    deposited_at    timestamptz not null
);

-- Cards as their owners deposited them; the present one is that whose digest stands on chain.
create table cards (
    account   bytea not null references accounts,
    version   int   not null check (version >= 1),
    card      text  not null, -- canonical JSON, with the inbox recipient
    signature bytea not null check (octet_length(signature) = 64), -- EIP-2098
    digest    bytea not null check (octet_length(digest) = 32), -- EIP-712, what stands on chain
    primary key (account, version)
);

-- To whom a writer seals, a category each.
create table sheets (
    account bytea primary key references accounts,
    version int  not null check (version >= 1),
    sheet   text not null -- JWS, verbatim
);

-- A professional's profile is public; a patient's is a salted digest, the demographics beside it sealed to patient and officer.
-- The one that counts is that whose digest stands on chain; a newer one waits here to be verified.
create table profiles (
    account      bytea       not null references accounts,
    digest       bytea       not null check (octet_length(digest) = 32), -- what Verify binds
    profile      text        not null, -- canonical JSON
    sealed       bytea, -- age file
    deposited_at timestamptz not null,
    primary key (account, digest)
);
