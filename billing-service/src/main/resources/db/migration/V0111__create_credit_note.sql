-- What is taken back of a final invoice, which itself never changes. A note never changes either.
create table credit_note (
    credit_note_id uuid primary key,
    invoice_id uuid not null references invoice,
    account_id text not null references account,
    kind text not null check (kind in ('PARTIAL', 'WHOLE', 'VOID')),
    number text not null unique,
    currency char(3) not null,
    total numeric not null,
    document text not null check (document is json object),
    issued_at timestamptz not null
);

create index credit_note_by_invoice on credit_note (invoice_id);

-- An invoice is void once.
create unique index credit_note_void on credit_note (invoice_id) where kind = 'VOID';

-- The last number given in a year, as of invoices.
create table credit_note_number (
    year integer primary key,
    last integer not null
);

alter table ledger_entry drop constraint ledger_entry_cause_check,
    add check (cause in ('USAGE', 'REVERSAL', 'INVOICE', 'CREDIT', 'CREDIT_NOTE'));

revoke update, delete on credit_note from billing;
