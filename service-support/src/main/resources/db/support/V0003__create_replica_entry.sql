-- The latest value of each key of a compacted topic. Every replica of the service follows it by the change number.
create sequence replica_change;

create table replica_entry (
    topic text not null,
    key text not null,
    revision bigint not null,
    value jsonb not null,
    change bigint not null default nextval('replica_change'),
    primary key (topic, key)
);

create index replica_entry_by_change on replica_entry (topic, change);

-- When a topic was first read to its end: from then on there is something to answer with, be Kafka up or not.
create table replica_completion (
    topic text primary key,
    completed_at timestamptz not null default clock_timestamp()
);
