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

-- The chain that this database was begun on.
create table chain_identity (
    only_row boolean primary key default true check (only_row),
    network  bytea not null check (octet_length(network) = 32),
    genesis  bytea not null check (octet_length(genesis) = 32),
    code     bytea not null check (octet_length(code) = 32) -- over the code hashes of the contracts
);
revoke update, delete on chain_identity from "${runtime}";

-- Settled blocks. The row of a block in which nothing of ours happened goes once it lies far below the head.
create table chain_blocks (
    height bigint primary key check (height >= 0),
    hash   bytea       not null check (octet_length(hash) = 32),
    time   timestamptz not null,
    busy   boolean     not null
);
create index chain_blocks_idle on chain_blocks (height) where not busy;

-- Every batch that the router executed, whoever sent it: the signed intents themselves, verbatim.
create table chain_batches (
    height      bigint not null references chain_blocks on delete cascade,
    ordinal     int    not null,
    transaction bytea  not null check (octet_length(transaction) = 32),
    relayer     bytea  not null check (octet_length(relayer) = 20),
    calldata    bytea  not null,
    codes       bytea  not null,
    primary key (height, ordinal)
);

-- Which intent has passed where. What an event said stands in the tables above.
create table chain_events (
    height      bigint not null references chain_blocks on delete cascade,
    index       int    not null,
    event       text   not null,
    intent      bytea check (octet_length(intent) = 32), -- null for founders and direct anchors
    seq         bigint not null,
    transaction bytea  not null check (octet_length(transaction) = 32),
    primary key (height, index)
);
create index chain_events_by_intent on chain_events (intent);

-- How rows were before a block changed them, so that a block can be taken back. "key" names the primary key's columns.
create table chain_before (
    id       bigint generated always as identity primary key,
    height   bigint not null,
    relation text   not null,
    key      text   not null,
    before   jsonb, -- null where there was no row
    after    jsonb  -- null where the row was deleted
);
create index chain_before_by_height on chain_before (height);

-- A step sets parcha.height to the height of the block whose events it writes.
create function chain_keep() returns trigger language plpgsql as $$
begin
    if coalesce(current_setting('parcha.height', true), '') in ('', 'undo') then
        return null;
    end if;
    insert into chain_before (height, relation, key, before, after) values (
        current_setting('parcha.height')::bigint, tg_table_name, tg_argv[0],
        case when tg_op <> 'INSERT' then to_jsonb(old) end,
        case when tg_op <> 'DELETE' then to_jsonb(new) end);
    return null;
end $$;

create function chain_undo(ancestor bigint) returns void language plpgsql as $$
declare
    change chain_before;
begin
    perform set_config('parcha.height', 'undo', true);
    for change in select * from chain_before where height > ancestor order by id desc loop
        if change.after is not null then
            execute format('delete from %1$I where (%2$s) = (select %2$s from jsonb_populate_record(null::%1$I, $1))',
                change.relation, change.key) using change.after;
        end if;
        if change.before is not null then
            execute format('insert into %1$I select * from jsonb_populate_record(null::%1$I, $1)', change.relation)
                using change.before;
        end if;
    end loop;
    delete from chain_before where height > ancestor;
end $$;

create trigger keep after insert or update or delete on chain_accounts for each row execute function chain_keep('account');
create trigger keep after insert or update or delete on chain_grants for each row execute function chain_keep('slot');
create trigger keep after insert or update or delete on chain_members for each row execute function chain_keep('number');
create trigger keep after insert or update or delete on chain_member_admins for each row execute function chain_keep('member, admin');
create trigger keep after insert or update or delete on chain_proposals for each row execute function chain_keep('proposal');
create trigger keep after insert or update or delete on chain_anchors for each row execute function chain_keep('member');

-- Chain acts that this member's log has an entry of: one entry an intent, however often its block is followed.
create table chain_logged (
    intent bytea primary key check (octet_length(intent) = 32)
);
revoke update, delete on chain_logged from "${runtime}";
