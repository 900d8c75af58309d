-- A record that cannot be read has no account but its key, which may be too long for any other kind of index.
create index parked_event_by_key on parked_event using hash (record_key);
