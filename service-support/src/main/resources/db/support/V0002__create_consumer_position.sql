-- How far a topic's partition has been read. It moves in the transaction that holds what was read, and fences a paused reader.
create table consumer_position (
    topic text not null,
    partition integer not null,
    topic_id uuid not null,
    next_offset bigint not null check (next_offset >= 0),
    updated_at timestamptz not null default clock_timestamp(),
    primary key (topic, partition)
);
