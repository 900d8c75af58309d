-- What the catalog asked, until it is answered and for a while after: whoever finds one unanswered works on it.
create table simulation (
    simulation_id text primary key,
    asked jsonb not null,
    asked_at timestamptz not null default now(),
    answered_at timestamptz
);

create index simulation_unanswered on simulation (asked_at) where answered_at is null;
