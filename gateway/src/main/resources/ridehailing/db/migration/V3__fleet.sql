-- The running gateways. One whose heartbeat is too old counts as dead, and its drivers as disconnected.
create unlogged table if not exists replicas (
    id           uuid primary key,
    -- When this row was inserted: after a crash of the database, later than the gateway's start.
    known_since  timestamptz not null default now(),
    heartbeat_at timestamptz not null default now()
);

-- Where drivers are now. Unlogged: after a crash of the database the gateways write all of it again within seconds.
create unlogged table if not exists driver_presence (
    driver_id     uuid primary key,
    -- The driver's current socket, of possibly several, and the gateway that holds it.
    connection_id uuid not null,
    replica_id    uuid not null,
    connected     boolean not null,
    -- When the row was last written; for a disconnected driver, since when.
    seen_at       timestamptz not null,
    -- Null until the first position is received.
    lat           double precision check (lat between -90 and 90),
    lng           double precision check (lng between -180 and 180),
    cell          text,
    moved_at      timestamptz,
    check ((lat is null) = (lng is null) and (lat is null) = (cell is null) and (lat is null) = (moved_at is null))
) with (fillfactor = 50);

-- No index on seen_at: each position would update all indexes, which costs more than reading the whole small table.
create index if not exists driver_presence_cell on driver_presence (cell) where connected;

-- The newest pulse of the city, one row, computed by the leader for all replicas. The arrays have one element a cell.
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
