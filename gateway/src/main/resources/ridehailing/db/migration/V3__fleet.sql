-- The gateways that run. One whose heartbeat is old is dead, and its drivers with it.
create unlogged table if not exists replicas (
    id           uuid primary key,
    -- Since when the table has this row: after a crash of the database later than the gateway's start.
    known_since  timestamptz not null default now(),
    heartbeat_at timestamptz not null default now()
);

-- Where drivers are now. Nothing of it needs to outlive a crash of the database: it is written anew within seconds.
create unlogged table if not exists driver_presence (
    driver_id     uuid primary key,
    -- The one socket that counts, of possibly many that claim to be this driver's; and the gateway that holds it.
    connection_id uuid not null,
    replica_id    uuid not null,
    connected     boolean not null,
    -- When it was last written: of a driver who is not connected, since when.
    seen_at       timestamptz not null,
    -- Null until the first position came.
    lat           double precision check (lat between -90 and 90),
    lng           double precision check (lng between -180 and 180),
    cell          text,
    moved_at      timestamptz,
    check ((lat is null) = (lng is null) and (lat is null) = (cell is null) and (lat is null) = (moved_at is null))
) with (fillfactor = 50);

-- None on seen_at: it would make every position an update of all indexes, which is dearer than reading the whole small table.
create index if not exists driver_presence_cell on driver_presence (cell) where connected;

-- The newest pulse of the city, one row: what the leader of the replicas computed, for all of them. The arrays go together.
create unlogged table if not exists city_pulse (
    only_row      boolean primary key default true check (only_row),
    number        bigint not null,
    at            timestamptz not null,
    model_version text,
    cells         text[] not null,
    demand        integer[] not null,
    supply        double precision[] not null,
    surge         double precision[] not null,
    rates         jsonb not null
);

create index if not exists quotes_recent on quotes (created_at);
