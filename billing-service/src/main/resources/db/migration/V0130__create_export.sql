-- A file that is written in the background. Whoever holds the lease writes; a later attempt starts anew and fences off the
-- earlier one.
create table export_job (
    export_id text primary key,
    kind text not null,
    format text not null,
    period date not null check (extract(day from period) = 1),
    account_id text references account,
    status text not null check (status in ('RUNNING', 'COMPLETED', 'FAILED', 'EXPIRED')),
    attempt integer not null default 0,
    leased_until timestamptz,
    rows bigint not null default 0,
    done bigint not null default 0,
    whole bigint not null default 0,
    size bigint not null default 0,
    sha256 text,
    error text,
    started_at timestamptz not null,
    completed_at timestamptz,
    expires_at timestamptz,
    check ((status in ('COMPLETED', 'EXPIRED')) = (sha256 is not null and completed_at is not null and expires_at is not null))
);

create index export_job_running on export_job (started_at) where status = 'RUNNING';

-- The file in pieces, so that any replica can give it out without holding it in memory.
create table export_chunk (
    export_id text not null references export_job,
    attempt integer not null,
    number integer not null,
    content bytea not null,
    primary key (export_id, attempt, number)
);

-- Exports read a month of all accounts.
create index charge_by_month on charge (invoice_month, account_id);
