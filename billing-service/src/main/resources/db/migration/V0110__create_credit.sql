-- Credit of an account: granted by somebody, or come with its plan. What is left of it is its amount less its uses.
create table credit (
    account_id text not null references account,
    credit_id text not null,
    source text not null check (source in ('GRANTED', 'PLAN')),
    amount numeric not null check (amount > 0),
    currency char(3) not null,
    priority integer not null,
    pays text[] not null check (cardinality(pays) > 0),
    starts_at timestamptz not null,
    expires_at timestamptz check (expires_at > starts_at),
    reason text not null,
    granted_at timestamptz not null,
    primary key (account_id, credit_id)
);

-- What a final invoice took: it paid with it, or what was left had lapsed by the end of its month.
create table credit_use (
    account_id text not null,
    credit_id text not null,
    invoice_id uuid not null references invoice,
    kind text not null check (kind in ('PAID', 'LAPSED')),
    amount numeric not null check (amount > 0),
    primary key (account_id, credit_id, invoice_id, kind),
    foreign key (account_id, credit_id) references credit
);

create index credit_use_by_invoice on credit_use (invoice_id);

alter table ledger_entry drop constraint ledger_entry_cause_check,
    add check (cause in ('USAGE', 'REVERSAL', 'INVOICE', 'CREDIT'));

revoke update, delete on credit, credit_use from billing;
