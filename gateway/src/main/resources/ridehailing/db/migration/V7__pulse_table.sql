-- V3 created this table together with those of fleet.
comment on table city_pulse is 'owned by pulse';
