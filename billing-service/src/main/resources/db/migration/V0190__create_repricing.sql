-- Events that the service makes itself because the electricity of one was published again at another price: each corrects the
-- event before it, says the same, and is charged at the price that stands. first_event is the one that came in.
create table repricing (
    account_id text not null,
    event_id uuid not null,
    of_event uuid not null,
    first_event uuid not null,
    site text not null,
    repriced_at timestamptz not null,
    primary key (account_id, event_id),
    unique (account_id, of_event)
);

create index repricing_by_first_event on repricing (first_event);

-- How far charges were compared with the days of electricity that are published. A day is looked at once more some time after,
-- for what another process priced meanwhile by the day before it.
create table repriced_day (
    site text not null,
    day date not null,
    revision bigint not null,
    looked_at timestamptz not null,
    settled boolean not null,
    primary key (site, day)
);

revoke update, delete on repricing from "${service_role}";
