-- The stored responses of idempotent writes. `if not exists`: a database from before each root had a history of
-- its own has the table already.
create table if not exists idempotency_keys (
    key          text primary key check (length(key) between 1 and 255),
    created_at   timestamptz not null,
    request_hash bytea not null,
    resource_id  uuid not null,
    answer       bytea not null
);

create index if not exists idempotency_keys_age on idempotency_keys (created_at);

-- In the oldest databases the table refers to one other table, by a column of another name.
do $$
declare
    name text;
begin
    for name in select conname from pg_constraint where conrelid = 'idempotency_keys'::regclass and contype = 'f' loop
        execute format('alter table idempotency_keys drop constraint %I', name);
    end loop;
    select attname into name from pg_attribute
        where attrelid = 'idempotency_keys'::regclass and atttypid = 'uuid'::regtype and not attisdropped;
    if name <> 'resource_id' then
        execute format('alter table idempotency_keys rename column %I to resource_id', name);
    end if;
end
$$;
