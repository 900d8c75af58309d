-- Double entry: debits are positive, credits negative, and every transfer adds up to nothing.
create table ledger_entry (
    account_id text not null,
    transfer_id uuid not null,
    line smallint not null check (line >= 0),
    cause text not null check (cause in ('USAGE', 'INVOICE')),
    ledger_account text not null,
    amount numeric not null,
    currency char(3) not null,
    booked_at timestamptz not null default now(),
    primary key (account_id, transfer_id, line)
);

create function refuse_unbalanced_transfers() returns trigger language plpgsql as $$
declare
    unbalanced record;
begin
    select account_id, transfer_id, currency, sum(amount) as difference into unbalanced
    from inserted group by account_id, transfer_id, currency having sum(amount) <> 0 limit 1;
    if found then
        raise exception 'transfer % of account % is out of balance by % %',
            unbalanced.transfer_id, unbalanced.account_id, unbalanced.difference, unbalanced.currency
            using errcode = 'check_violation', constraint = 'ledger_entry_balance';
    end if;
    return null;
end $$;

create trigger ledger_entry_balance after insert on ledger_entry
    referencing new table as inserted
    for each statement execute function refuse_unbalanced_transfers();

-- Months of an account that are invoiced for good: whatever arrives later goes to the next one.
create table closed_month (
    account_id text not null,
    month date not null check (extract(day from month) = 1),
    closed_at timestamptz not null default now(),
    primary key (account_id, month)
);

revoke update, delete on ledger_entry, closed_month from billing;
