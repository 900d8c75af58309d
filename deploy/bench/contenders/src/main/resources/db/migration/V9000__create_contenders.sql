-- What the naive way needs: a counter, and a decision with its answer. Laid out like quota-service's own tables.
create table naive_counter (
    subscriber_id text primary key,
    ends_at       timestamptz not null,
    used          bigint      not null
) with (fillfactor = 50);

create table naive_decision (
    subscriber_id text        not null,
    request_id    text        not null,
    decided_at    timestamptz not null,
    answer        json        not null,
    primary key (subscriber_id, request_id)
);

-- What bucket4j asks for, with as much room for heap-only updates.
create table bucket (
    id         text primary key,
    state      bytea,
    expires_at bigint
) with (fillfactor = 50);
