-- The role that serves requests reads and writes rows and can do nothing else; the role that runs this file owns the schema.
-- Later files make tables only: what the runtime role may do with them follows from these lines. Append-only tables take
-- back what they do not allow.
revoke create on schema public from public;
grant usage on schema public to "${runtime}";
alter default privileges in schema public grant select, insert, update, delete on tables to "${runtime}";
alter default privileges in schema public grant usage, select on sequences to "${runtime}";
