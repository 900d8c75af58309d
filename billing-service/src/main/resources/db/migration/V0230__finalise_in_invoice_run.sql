-- A run may make the invoices final that it draws, in the name of whoever started it.
alter table invoice_run
    add column finalise boolean not null default false,
    add column started_by_kind text,
    add column started_by text,
    add column started_by_name text,
    add column signed_in_by text,
    -- How many accounts ended how, once none waits.
    add column ended jsonb;

update invoice_run r
set started_by_kind = e.actor_kind, started_by = e.actor, started_by_name = e.actor_name, signed_in_by = e.signed_in_by
from audit_entry e
where e.subject_id = r.run_id and e.action = 'invoice-run.started';

alter table invoice_run add constraint invoice_run_final_in_a_name
    check (not finalise or num_nulls(started_by_kind, started_by, started_by_name, signed_in_by) = 0);

alter table invoice_run_account
    drop constraint invoice_run_account_status_check,
    add constraint invoice_run_account_status_check
        check (status in ('WAITING', 'DRAWN', 'FINALISED', 'EMPTY', 'FINAL', 'FAILED'));

-- Finds who waits, and counts all others.
create index invoice_run_account_by_status on invoice_run_account (run_id, status, account_id);
drop index invoice_run_account_waiting;
