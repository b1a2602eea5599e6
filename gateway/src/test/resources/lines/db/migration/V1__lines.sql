create table lines (
    id      uuid primary key,
    start_x double precision not null check (start_x between -90 and 90),
    start_y double precision not null check (start_y between -180 and 180),
    end_x   double precision not null check (end_x between -90 and 90),
    end_y   double precision not null check (end_y between -180 and 180)
);
