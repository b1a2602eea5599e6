-- What other modules may read of fleet. A view that a module publishes says so in its comment.

-- The connected drivers, and the last heartbeat of the gateway that holds each driver's socket. Readers choose how old
-- a heartbeat may be. The cell and the place are null until the first position is received.
create view online_drivers as
    select p.driver_id, p.cell, p.lat, p.lng, r.heartbeat_at
    from driver_presence p join replicas r on r.id = p.replica_id where p.connected;

comment on view online_drivers is 'published by fleet';
