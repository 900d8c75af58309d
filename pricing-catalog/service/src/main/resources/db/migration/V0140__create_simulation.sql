-- What somebody asked before publishing: what usage of the past would have cost under a draft, or another version.
create table simulation (
    simulation_id text primary key,
    plan_id text not null,
    version integer,
    draft_etag text,
    question jsonb not null,
    current_plan jsonb,
    tried_plan jsonb not null,
    period_from timestamptz not null,
    period_until timestamptz not null check (period_until > period_from),
    asked_by text not null,
    asked_at timestamptz not null,
    answered_at timestamptz,
    check ((version is null) <> (draft_etag is null))
);

create index simulation_by_plan on simulation (plan_id, asked_at desc);

-- The answer, as billing sends it, an account in a row.
create table simulation_account (
    simulation_id text not null references simulation,
    account_id text not null,
    currency char(3) not null,
    seats bigint not null,
    events bigint not null,
    unpriced bigint not null,
    usage_before numeric not null,
    usage_after numeric not null,
    energy_before numeric not null,
    energy_after numeric not null,
    primary key (simulation_id, account_id)
);
