-- What routers chose, added up by minute; every process adds what it has seen.
create table routing_minute (
    minute timestamptz not null,
    plan_id text not null,
    model text not null,
    routed bigint not null check (routed >= 0),
    misrouted bigint not null check (misrouted between 0 and routed),
    primary key (minute, plan_id, model)
);
