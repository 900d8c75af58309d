-- One row per subscriber with all its windows, so that a decision is one update however many limits there are. Nothing
-- but the key is indexed and half of each page stays free: every update is heap-only (HOT).
create table counter (
    subscriber_id text primary key,
    windows       jsonb not null default '{}'
) with (fillfactor = 50);
