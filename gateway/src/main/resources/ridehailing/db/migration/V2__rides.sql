-- The current state of each ride. It changes only by compare-and-set on `version`, the number of its newest event.
create table if not exists rides (
    id               uuid primary key,
    -- A quote becomes at most one ride.
    quote_id         uuid not null unique references quotes (id),
    version          integer not null check (version > 0),
    state            text not null check (state in ('requested', 'offered', 'accepted', 'arrived', 'picked_up', 'completed',
                       'cancelled', 'unfulfilled')),
    reason           text,
    -- The driver who holds the offer, or the ride.
    driver_id        uuid,
    offer_id         uuid unique,
    offer_expires_at timestamptz,
    -- Drivers who declined the ride, let its offer expire or were lost: none of them gets another offer of it.
    refused_by       uuid[] not null default '{}',
    requested_at     timestamptz not null,
    offered_at       timestamptz,
    accepted_at      timestamptz,
    arrived_at       timestamptz,
    picked_up_at     timestamptz,
    completed_at     timestamptz,
    cancelled_at     timestamptz,
    unfulfilled_at   timestamptz,
    check ((state = 'offered') = (offer_id is not null)),
    check ((offer_id is null) = (offer_expires_at is null)),
    check (state not in ('offered', 'accepted', 'arrived', 'picked_up', 'completed') or driver_id is not null),
    check (state not in ('requested', 'unfulfilled') or driver_id is null)
);

-- A driver has at most one open offer or ride, even when two replicas assign at the same time.
create unique index if not exists rides_one_per_driver on rides (driver_id) where state in ('offered', 'accepted', 'arrived', 'picked_up');
-- For the dispatcher's searches and the board.
create index if not exists rides_live on rides (requested_at) where state not in ('completed', 'cancelled', 'unfulfilled');

-- Every change of a ride's state, written in the transaction of the change. Rows are never updated.
create table if not exists ride_events (
    ride_id     uuid not null references rides (id),
    -- 1, 2, 3 ... within the ride.
    number      integer not null check (number > 0),
    state       text not null,
    reason      text,
    driver_id   uuid,
    offer_id    uuid,
    at          timestamptz not null,
    -- The order across rides is (transaction, sequence). No row can appear below the oldest running transaction:
    -- a reader that stops there misses no row that commits late.
    transaction xid8 not null default pg_current_xact_id(),
    sequence    bigint generated always as identity,
    primary key (ride_id, number)
);

create unique index if not exists ride_events_order on ride_events (transaction, sequence);
create index if not exists ride_events_age on ride_events (at);

create or replace function ride_events_are_kept() returns trigger language plpgsql as $$
begin
    raise exception 'ride_events is append-only';
end
$$;

create or replace trigger ride_events_append_only before update or delete or truncate on ride_events
    for each statement execute function ride_events_are_kept();
