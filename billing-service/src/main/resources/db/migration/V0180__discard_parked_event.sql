-- A record that somebody looked at and that will never be charged. It is kept, and counted among the parked ones.
alter table parked_event
    add discarded_at timestamptz,
    add discard_reason text,
    add check ((discarded_at is null) = (discard_reason is null));

create index parked_event_open on parked_event (id) where discarded_at is null;
create index parked_event_by_account on parked_event (account_id, id);
