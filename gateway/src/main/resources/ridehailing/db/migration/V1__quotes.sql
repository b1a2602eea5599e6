-- `if not exists` here, in V2 and in V3: a database from before each root had its own history has these objects.

-- The price of a ride as the rider saw it. Rows are never updated.
create table if not exists quotes (
    id               uuid primary key,
    created_at       timestamptz not null,
    expires_at       timestamptz not null check (expires_at > created_at),
    pickup_lat       double precision not null check (pickup_lat between -90 and 90),
    pickup_lng       double precision not null check (pickup_lng between -180 and 180),
    pickup_cell      text not null,
    dropoff_lat      double precision not null check (dropoff_lat between -90 and 90),
    dropoff_lng      double precision not null check (dropoff_lng between -180 and 180),
    dropoff_cell     text not null,
    currency         char(3) not null,
    amount           bigint not null check (amount > 0),
    base             bigint not null check (base >= 0),
    distance         bigint not null check (distance >= 0),
    time             bigint not null check (time >= 0),
    surge_amount     bigint not null check (surge_amount >= 0),
    surge            numeric(4, 2) not null check (surge between 1 and 3),
    distance_meters  integer not null check (distance_meters > 0),
    duration_seconds integer not null check (duration_seconds > 0),
    pricing          text not null check (pricing in ('model', 'fallback')),
    model_version    text,
    check (base + distance + time + surge_amount = amount),
    check ((pricing = 'model') = (model_version is not null))
);

comment on column quotes.amount is 'minor units of the currency, as are the four parts it is the sum of';

-- The newest first, page by page.
create index if not exists quotes_newest on quotes (created_at desc, id desc);
-- Demand: a cell's quotes of the last ten minutes.
create index if not exists quotes_demand on quotes (pickup_cell, created_at);
