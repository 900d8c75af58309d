-- Money that came in for a final invoice.
create table payment (
    transfer_id uuid primary key,
    invoice_id uuid not null references invoice,
    account_id text not null references account,
    payment_id text not null,
    amount numeric not null check (amount > 0),
    currency char(3) not null,
    received_on date not null,
    reference text,
    recorded_at timestamptz not null,
    unique (invoice_id, payment_id)
);

-- When a final invoice is to be paid. Those that were made final before say nothing: their document does.
alter table invoice add column due_on date;

-- Final invoices and what is open of them.
create view receivable as
select i.invoice_id, i.account_id, i.number, i.currency, i.total, i.due_on, coalesce(credit.amount, 0) as paid_by_credit,
    coalesce(note.amount, 0) as credited, coalesce(payment.amount, 0) as paid,
    i.total - coalesce(credit.amount, 0) - coalesce(note.amount, 0) - coalesce(payment.amount, 0) as open
from invoice i
    left join lateral (
        select sum(u.amount) as amount from credit_use u where u.invoice_id = i.invoice_id and u.kind = 'PAID') credit on true
    left join lateral (
        select sum(n.total) as amount from credit_note n where n.invoice_id = i.invoice_id) note on true
    left join lateral (
        select sum(p.amount) as amount from payment p where p.invoice_id = i.invoice_id) payment on true
where i.status = 'FINALISED';

create index invoice_by_due on invoice (due_on, invoice_id) where status = 'FINALISED';

alter table ledger_entry drop constraint ledger_entry_cause_check,
    add check (cause in ('USAGE', 'REVERSAL', 'INVOICE', 'CREDIT', 'CREDIT_NOTE', 'PAYMENT'));

revoke update, delete on payment from billing;
