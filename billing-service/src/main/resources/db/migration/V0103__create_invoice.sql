create table invoice (
    invoice_id uuid primary key,
    account_id text not null references account,
    period date not null check (extract(day from period) = 1),
    status text not null check (status in ('DRAFT', 'FINALISED')),
    number text unique,
    currency char(3) not null,
    events bigint not null,
    exact_amount numeric not null,
    total numeric not null,
    document text not null check (document is json object),
    drawn_at timestamptz not null,
    finalised_at timestamptz,
    unique (account_id, period),
    check ((status = 'FINALISED') = (number is not null and finalised_at is not null))
);

create index invoice_by_period on invoice (period, account_id);

create function refuse_change_of_finalised_invoice() returns trigger language plpgsql as $$
begin
    raise exception 'invoice % is finalised and never changes', old.number using errcode = 'check_violation';
end $$;

create trigger invoice_stays_final before update or delete on invoice
    for each row when (old.status = 'FINALISED') execute function refuse_change_of_finalised_invoice();

-- The last number given in a year. A row, not a sequence: a number that is rolled back is given again, so no gap appears.
create table invoice_number (
    year integer primary key,
    last integer not null
);

create table invoice_run (
    run_id text primary key,
    period date not null,
    status text not null check (status in ('RUNNING', 'COMPLETED')),
    started_at timestamptz not null,
    completed_at timestamptz
);

create table invoice_run_account (
    run_id text not null references invoice_run,
    account_id text not null references account,
    status text not null check (status in ('WAITING', 'DRAWN', 'EMPTY', 'FINAL', 'FAILED')),
    error text,
    primary key (run_id, account_id)
);

create index invoice_run_account_waiting on invoice_run_account (run_id, account_id) where status = 'WAITING';
