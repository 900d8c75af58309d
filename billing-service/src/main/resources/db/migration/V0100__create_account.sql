-- Whatever a client created under an id of its own choosing: the unique key tells the first call from its repetitions.
create table creation (
    kind text not null,
    id text not null,
    body_hash bytea not null,
    created_at timestamptz not null default now(),
    primary key (kind, id)
);

create table account (
    account_id text primary key,
    name text not null,
    currency char(3) not null,
    time_zone text not null,
    country char(2) not null,
    address text,
    vat_id text,
    status text not null check (status in ('ACTIVE', 'SUSPENDED')),
    revision bigint not null,
    created_at timestamptz not null
);

create table subscription (
    account_id text not null references account,
    plan_id text not null,
    plan_version integer check (plan_version >= 1),
    starts_at timestamptz not null,
    primary key (account_id, starts_at)
);

-- A subscriber id names one seat for ever, over all accounts.
create table seat (
    subscriber_id text primary key,
    account_id text not null references account,
    starts_at timestamptz not null,
    ends_at timestamptz check (ends_at >= starts_at),
    revision bigint not null
);

create index seat_by_account on seat (account_id, subscriber_id);
