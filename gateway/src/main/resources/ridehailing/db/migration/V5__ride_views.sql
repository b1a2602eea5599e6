-- What other modules may read of rides. A view that a module publishes says so in its comment.

-- The drivers who have an open offer or a ride.
create view busy_drivers as
    select driver_id from rides where state in ('offered', 'accepted', 'arrived', 'picked_up');

comment on view busy_drivers is 'published by ride';

-- The rides that have not ended.
create view active_rides as
    select id as ride_id, state, requested_at from rides where state not in ('completed', 'cancelled', 'unfulfilled');

comment on view active_rides is 'published by ride';

-- The changes of rides' states, and when each ride was requested. Readers choose the window.
create view recent_ride_events as
    select e.ride_id, e.number, e.state, e.reason, e.at, r.requested_at from ride_events e join rides r on r.id = e.ride_id;

comment on view recent_ride_events is 'published by ride';
