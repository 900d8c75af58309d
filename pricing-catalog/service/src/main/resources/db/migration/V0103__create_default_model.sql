-- A plan's default model from an instant on, until the next row. A rollback is a row too: it names the one it restores.
create table default_model (
    plan_id text not null references plan (id),
    effective_from timestamptz not null,
    model text not null,
    reason text not null check (length(reason) between 1 and 500),
    restores timestamptz check (restores < effective_from),
    revision bigint not null,
    published_at timestamptz not null,
    primary key (plan_id, effective_from),
    foreign key (plan_id, restores) references default_model (plan_id, effective_from)
);

create trigger default_model_is_append_only before update or delete on default_model
    for each row execute function refuse_change();
