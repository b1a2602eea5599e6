-- What `request_hash` is a digest of; see the class RequestDigest. The default serves gateways of the previous release,
-- which may still write during an update.
alter table idempotency_keys add column digest_version smallint not null default 1;
