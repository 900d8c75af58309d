-- Credit that paid an invoice, given back because a credit note took back more than was open of it.
alter table credit drop constraint credit_source_check, add check (source in ('GRANTED', 'PLAN', 'RETURNED'));

create table credit_return (
    account_id text not null,
    credit_id text not null,
    invoice_id uuid not null references invoice,
    paid_with text not null,
    amount numeric not null check (amount > 0),
    primary key (account_id, credit_id),
    foreign key (account_id, credit_id) references credit,
    foreign key (account_id, paid_with) references credit (account_id, credit_id)
);

create index credit_return_by_invoice on credit_return (invoice_id);

create or replace view receivable as
select i.invoice_id, i.account_id, i.number, i.currency, i.total, i.due_on, coalesce(credit.amount, 0) as paid_by_credit,
    coalesce(note.amount, 0) as credited, coalesce(payment.amount, 0) as paid,
    i.total - coalesce(credit.amount, 0) - coalesce(note.amount, 0) - coalesce(payment.amount, 0)
        + coalesce(returned.amount, 0) as open,
    coalesce(returned.amount, 0) as returned
from invoice i
    left join lateral (
        select sum(u.amount) as amount from credit_use u where u.invoice_id = i.invoice_id and u.kind = 'PAID') credit on true
    left join lateral (
        select sum(n.total) as amount from credit_note n where n.invoice_id = i.invoice_id) note on true
    left join lateral (
        select sum(p.amount) as amount from payment p where p.invoice_id = i.invoice_id) payment on true
    left join lateral (
        select sum(r.amount) as amount from credit_return r where r.invoice_id = i.invoice_id) returned on true
where i.status = 'FINALISED';

revoke update, delete on credit_return from billing;
