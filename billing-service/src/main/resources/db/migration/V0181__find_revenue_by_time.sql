-- Revenue is read by when it was booked, and its electricity by when events were priced. Both are in the order of time at rest.
create index ledger_entry_by_booking on ledger_entry using brin (booked_at);
create index charge_by_rating on charge using brin (rated_at);
