-- Kept answers are of any write, not of quotes alone.
alter table idempotency_keys drop constraint idempotency_keys_quote_id_fkey;
alter table idempotency_keys rename column quote_id to resource_id;

-- A ride as it is now. It changes by compare-and-set on `version`, which is the number of its newest event, and by nothing else.
create table rides (
    id               uuid primary key,
    -- A quote is taken once.
    quote_id         uuid not null unique references quotes (id),
    version          integer not null check (version > 0),
    state            text not null check (state in ('requested', 'offered', 'accepted', 'arrived', 'picked_up', 'completed',
                       'cancelled', 'unfulfilled')),
    reason           text,
    -- Who it is offered to, or who has it.
    driver_id        uuid,
    offer_id         uuid unique,
    offer_expires_at timestamptz,
    -- Who declined it, let its offer run out or was lost: none of them is asked again.
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

-- A driver has at most one open offer or ride, whichever replica tries to give him another.
create unique index rides_one_per_driver on rides (driver_id) where state in ('offered', 'accepted', 'arrived', 'picked_up');
-- What the dispatcher looks for, and what a board shows.
create index rides_live on rides (requested_at) where state not in ('completed', 'cancelled', 'unfulfilled');

-- Every change of a ride's state, written in the transaction that makes it. Rows are never changed.
create table ride_events (
    ride_id     uuid not null references rides (id),
    -- 1, 2, 3 ... of its ride.
    number      integer not null check (number > 0),
    state       text not null,
    reason      text,
    driver_id   uuid,
    offer_id    uuid,
    at          timestamptz not null,
    -- The order across rides is (transaction, sequence). What is below the oldest running transaction can get no neighbour any
    -- more: whoever reads up to there skips no row that commits late.
    transaction xid8 not null default pg_current_xact_id(),
    sequence    bigint generated always as identity,
    primary key (ride_id, number)
);

create unique index ride_events_order on ride_events (transaction, sequence);
create index ride_events_age on ride_events (at);

create function ride_events_are_kept() returns trigger language plpgsql as $$
begin
    raise exception 'ride_events is append-only';
end
$$;

create trigger ride_events_append_only before update or delete or truncate on ride_events
    for each statement execute function ride_events_are_kept();
