-- A file is read from its newest log entry down, or down to an entry that its reader has seen.
drop index records_of_account;
create index records_of_account on records (account, log_index desc);
