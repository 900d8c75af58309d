-- Events that wait for Kafka. A row is deleted once Kafka has acknowledged it, so the table is small and its churn high.
create table outbox (
    id bigint generated always as identity,
    shard smallint not null,
    event_id uuid not null,
    aggregate_type text not null,
    aggregate_id text not null,
    type text not null,
    payload bytea not null,
    headers jsonb not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (shard, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

-- Who sends a shard, and until when by this database's clock. The epoch counts the owners and fences their deletes.
create table outbox_lease (
    shard smallint primary key,
    owner text not null,
    epoch bigint not null,
    until timestamptz not null
);

-- Rows that Kafka refuses for their own sake. While one stands here, later rows of its key wait.
create table outbox_parked (
    id bigint primary key,
    shard smallint not null,
    event_id uuid not null,
    aggregate_type text not null,
    aggregate_id text not null,
    type text not null,
    payload bytea not null,
    headers jsonb not null,
    created_at timestamptz not null,
    error text not null,
    parked_at timestamptz not null default clock_timestamp()
);

create index outbox_parked_by_key on outbox_parked (shard, aggregate_type, aggregate_id);
