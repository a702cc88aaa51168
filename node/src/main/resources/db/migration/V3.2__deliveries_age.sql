-- How long the oldest message has waited tells the operator that a member is out of reach.
alter table deliveries add column left_at timestamptz not null default now();
