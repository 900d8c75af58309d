-- Every usage event that was ever accepted, and what it said: the guard against pricing one twice.
create table event_seen (
    account_id text not null,
    event_id uuid not null,
    payload_hash bytea not null,
    charge_month date,
    primary key (account_id, event_id)
);

create index event_seen_by_event on event_seen (event_id);

-- The events as they came, so that every charge can be computed again.
create table usage_event (
    account_id text not null,
    event_id uuid not null,
    payload bytea not null,
    received_at timestamptz not null default now(),
    primary key (account_id, event_id)
);

-- One row per priced event. charge_month is the month of the account's zone that the usage belongs to, invoice_month the
-- one that it is invoiced in: a later one when the usage arrived after the invoice of its month was finalised.
create table charge (
    account_id text not null,
    event_id uuid not null,
    subscriber_id text not null,
    model text not null,
    plan_id text not null,
    plan_version integer not null,
    site text not null,
    service_tier text not null,
    started_at timestamptz not null,
    charge_month date not null,
    invoice_month date not null check (invoice_month >= charge_month),
    input_tokens bigint not null,
    cached_input_tokens bigint not null,
    cache_write_tokens bigint not null,
    cache_write_hour_tokens bigint not null,
    output_tokens bigint not null,
    reasoning_tokens bigint not null,
    audio_input_tokens bigint not null,
    audio_output_tokens bigint not null,
    image_input_tokens bigint not null,
    image_output_tokens bigint not null,
    tool_calls bigint not null,
    included boolean not null,
    currency char(3) not null,
    worth numeric not null,
    charged numeric not null,
    items jsonb not null,
    energy_nwh bigint not null,
    energy_amount numeric not null,
    energy jsonb,
    rated_at timestamptz not null,
    primary key (account_id, event_id)
);

create index charge_by_invoice_month on charge (account_id, invoice_month);
create index charge_by_event on charge (event_id);
create index charge_by_start on charge using brin (started_at);

-- Valid events that wait for something: their account, their plan version or an electricity price. The record is kept as
-- it came, so that it can still be parked.
create table pending_event (
    account_id text not null,
    event_id uuid not null,
    missing text not null check (missing in ('ACCOUNT', 'PLAN_VERSION', 'ELECTRICITY_PRICE')),
    detail text not null,
    started_at timestamptz not null,
    topic text not null,
    partition integer not null,
    record_offset bigint not null,
    record_key text,
    payload bytea not null,
    headers jsonb not null,
    pending_since timestamptz not null default now(),
    primary key (account_id, event_id)
);

-- Records that somebody has to look at, byte for byte.
create table parked_event (
    id bigint generated always as identity primary key,
    reason text not null check (reason in ('UNREADABLE', 'CONFLICT', 'UNPRICEABLE')),
    error text not null,
    account_id text,
    event_id uuid,
    topic text not null,
    partition integer not null,
    record_offset bigint not null,
    record_key text,
    payload bytea not null,
    payload_hash bytea not null,
    headers jsonb not null,
    parked_at timestamptz not null default now(),
    unique (payload_hash, reason)
);

-- What came in, counted independently of what became of it: received - duplicates = priced + parked + pending.
create table intake (
    topic text not null,
    partition integer not null,
    received bigint not null,
    duplicates bigint not null,
    primary key (topic, partition)
);

-- Usage and charges are facts: the service adds to them and never changes them.
revoke update, delete on usage_event, charge from billing;
