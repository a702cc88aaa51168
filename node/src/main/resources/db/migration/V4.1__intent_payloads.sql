-- The signed item of an intent is kept for 30 days after its deadline, which is at most a day after its outcome; then the
-- digest and the outcome alone stay: docs/spec/relay.md, section 1.
alter table intents alter column item drop not null;
alter table intents add check (item is not null or state in ('final', 'rejected', 'expired'));
create index intents_payloads on intents (deadline) where item is not null and state in ('final', 'rejected', 'expired');
