-- An event that never had a charge can be corrected too: it is parked, or waits. Its row here keeps it from ever being
-- charged, and says nothing of a transfer, as there is none. One event may stand for several: for one without a charge, and
-- for the one that this in turn was to correct.
alter table reversal
    drop constraint reversal_account_id_event_id_fkey,
    add foreign key (account_id, event_id) references event_seen,
    drop constraint reversal_account_id_corrected_by_key,
    alter transfer_id drop not null,
    alter invoice_month drop not null,
    add check ((transfer_id is null) = (invoice_month is null));

create index reversal_by_correction on reversal (account_id, corrected_by);
