-- What the chain says about prescriptions, dispenses and claims to payers, as of the newest settled block. Neither patient nor medicine
-- stands there; quantities are 16 x u16.
create table chain_prescriptions (
    prescription bytea primary key check (octet_length(prescription) = 32),
    prescriber   bytea       not null check (octet_length(prescriber) = 20),
    organisation bigint      not null,
    ends         timestamptz not null, -- first second after the window
    pharmacy     bigint,               -- holds it, or held it last; null since it was given back, dispensed or freed
    claimed_at   timestamptz,
    leases       int         not null, -- of the running claim
    claims       int         not null,
    generation   int         not null,
    cancelled    boolean     not null,
    suspended    boolean     not null,
    alerted      boolean     not null,
    seq          bigint      not null,
    height       bigint      not null  -- of the block that last changed it
);
create index chain_prescriptions_by_organisation on chain_prescriptions (organisation);
create index chain_prescriptions_by_pharmacy on chain_prescriptions (pharmacy) where pharmacy is not null;

create table chain_dispenses (
    prescription bytea       not null,
    delivery     int         not null, -- number of the claim that it ended
    pharmacy     bigint      not null,
    time         timestamptz not null,
    handed_over  boolean     not null,
    reversed     boolean     not null,
    quantities   bytea       not null check (octet_length(quantities) = 32),
    seq          bigint      not null,
    height       bigint      not null,
    primary key (prescription, delivery)
);
create index chain_dispenses_by_pharmacy on chain_dispenses (pharmacy);

create table chain_claims (
    claim        bytea primary key check (octet_length(claim) = 32),
    prescription bytea       not null,
    delivery     int         not null,
    rank         int         not null,
    pharmacy     bigint      not null,
    payer        bigint      not null,
    state        smallint    not null, -- 0 withdrawn, 1 submitted, 2 accepted, 3 refused, 4 paid, 5 and 6 reversed by pharmacy and payer
    round        int         not null,
    document     bytea check (octet_length(document) = 32), -- null once withdrawn
    changed_at   timestamptz not null,
    seq          bigint      not null,
    height       bigint      not null
);
create index chain_claims_by_pharmacy on chain_claims (pharmacy, state);
create index chain_claims_by_payer on chain_claims (payer, state);

create trigger keep after insert or update or delete on chain_prescriptions for each row execute function chain_keep('prescription');
create trigger keep after insert or update or delete on chain_dispenses for each row execute function chain_keep('prescription, delivery');
create trigger keep after insert or update or delete on chain_claims for each row execute function chain_keep('claim');
