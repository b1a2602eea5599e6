-- What other modules may read of quotes. A view that a module publishes says so in its comment.

-- Demand: the cell and time of each quote. Readers choose the window.
create view recent_demand as select pickup_cell, created_at from quotes;

comment on view recent_demand is 'published by quote';

-- The trip and the price of each quote, for the ride that it becomes.
create view priced_trips as
    select id as quote_id, expires_at, pickup_lat, pickup_lng, pickup_cell, dropoff_lat, dropoff_lng, dropoff_cell, amount,
        currency
    from quotes;

comment on view priced_trips is 'published by quote';
