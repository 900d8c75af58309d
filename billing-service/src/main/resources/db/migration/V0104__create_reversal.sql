-- A charge that was taken back, because another event stands for its usage now. It is taken back in the month that it was
-- invoiced in, or in the first open one after it.
create table reversal (
    account_id text not null,
    event_id uuid not null,
    corrected_by uuid not null,
    transfer_id uuid not null,
    invoice_month date not null check (extract(day from invoice_month) = 1),
    reversed_at timestamptz not null,
    primary key (account_id, event_id),
    unique (account_id, corrected_by),
    foreign key (account_id, event_id) references charge
);

create index reversal_by_invoice_month on reversal (account_id, invoice_month);

alter table ledger_entry drop constraint ledger_entry_cause_check,
    add check (cause in ('USAGE', 'REVERSAL', 'INVOICE'));
alter table pending_event drop constraint pending_event_missing_check,
    add check (missing in ('ACCOUNT', 'PLAN_VERSION', 'ELECTRICITY_PRICE', 'CORRECTED_EVENT'));

-- Charges, and those taken back once more with the sign -1: whatever is added up is added up over these.
create view booking as
select account_id, event_id, subscriber_id, model, plan_id, plan_version, site, service_tier, started_at, charge_month,
    invoice_month, input_tokens, cached_input_tokens, cache_write_tokens, cache_write_hour_tokens, output_tokens,
    reasoning_tokens, audio_input_tokens, audio_output_tokens, image_input_tokens, image_output_tokens, tool_calls,
    included, currency, worth, charged, items, energy_nwh, energy_amount, energy, rated_at,
    1 as sign, event_id as transfer_id
from charge
union all
select account_id, event_id, subscriber_id, model, plan_id, plan_version, site, service_tier, started_at, charge_month,
    r.invoice_month, input_tokens, cached_input_tokens, cache_write_tokens, cache_write_hour_tokens, output_tokens,
    reasoning_tokens, audio_input_tokens, audio_output_tokens, image_input_tokens, image_output_tokens, tool_calls,
    included, currency, worth, charged, items, energy_nwh, energy_amount, energy, r.reversed_at,
    -1, r.transfer_id
from reversal r join charge using (account_id, event_id);

revoke update, delete on reversal from billing;
