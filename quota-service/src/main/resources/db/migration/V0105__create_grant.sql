-- What was granted, and which windows were begun anew, each under the client's id. What is left of a grant is with the counter.
create table subscriber_grant (
    subscriber_id text not null,
    grant_id text not null,
    kind text not null check (kind in ('BALANCE', 'LIMIT')),
    allowance text not null,
    amount numeric(38, 18) not null check (amount > 0),
    priority integer not null check (priority between 0 and 1000),
    expires_at timestamptz not null,
    reason text not null check (reason <> ''),
    granted_by text not null,
    granted_at timestamptz not null,
    primary key (subscriber_id, grant_id)
);

create table allowance_reset (
    subscriber_id text not null,
    reset_id text not null,
    allowance text not null,
    reason text not null check (reason <> ''),
    reset_by text not null,
    reset_at timestamptz not null,
    primary key (subscriber_id, reset_id)
);
