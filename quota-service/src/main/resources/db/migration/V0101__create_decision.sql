-- A decision with its answer, word for word, so that asking again gets the same; led by the subscriber, whose counter row
-- is locked by whoever reads or writes here.
create table decision (
    subscriber_id   text        not null,
    request_id      text        not null,
    request_hash    text        not null,
    account_id      text        not null,
    decided_at      timestamptz not null,
    selection       text        not null check (selection in ('MANUAL', 'AUTO')),
    outcome         text        not null check (outcome in ('GRANTED', 'DOWNGRADED', 'SUBSTITUTED', 'DENIED')),
    plan_id         text        not null,
    plan_version    integer     not null,
    requested_model text,
    model           text,
    taken           jsonb       not null,
    answer          json        not null,
    state           text        not null check (state in ('DENIED', 'OPEN', 'SETTLED', 'RELEASED')),
    closing_hash    text,
    closing         json,
    primary key (subscriber_id, request_id),
    check ((outcome = 'DENIED') = (state = 'DENIED')),
    check ((outcome = 'DENIED') = (model is null)),
    check ((state in ('SETTLED', 'RELEASED')) = (closing is not null and closing_hash is not null))
) with (fillfactor = 75);
