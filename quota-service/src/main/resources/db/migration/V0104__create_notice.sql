-- What subscribers were told of their limits: rows are few, for a share of a limit is told once in a window.
create table notice (
    id bigint generated always as identity primary key,
    subscriber_id text not null,
    account_id text not null,
    plan_id text not null,
    plan_version integer not null,
    allowance text not null,
    scope text not null check (scope in ('SUBSCRIBER', 'ACCOUNT')),
    kind text not null check (kind in ('THRESHOLD_REACHED', 'EXHAUSTED', 'DOWNGRADED', 'RESET')),
    percent integer check (percent between 1 and 100),
    ends_at timestamptz,
    noticed_at timestamptz not null
);
create index notice_by_subscriber on notice (subscriber_id, noticed_at);
create index notice_by_time on notice (noticed_at);
