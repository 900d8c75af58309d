-- What was decided for those who are on a version of a plan when another takes its place. Nobody is moved where effective_at is null.
create table plan_migration (
    migration_id text primary key,
    plan_id text not null,
    from_version integer not null,
    to_version integer not null check (to_version > from_version),
    mode text not null check (mode in ('GRANDFATHER', 'AT_RENEWAL', 'AT_ONCE')),
    effective_at timestamptz,
    accounts integer not null check (accounts >= 0),
    seats integer not null check (seats >= 0),
    reason text not null check (length(reason) between 1 and 500),
    decided_at timestamptz not null,
    decided_by jsonb not null,
    withdrawal jsonb,
    revision bigint not null,
    foreign key (plan_id, from_version) references plan_version (plan_id, version),
    foreign key (plan_id, to_version) references plan_version (plan_id, version),
    check ((mode = 'GRANDFATHER') = (effective_at is null))
);

create index plan_migration_of_plan on plan_migration (plan_id, migration_id);

-- All that may happen to it is that it is withdrawn, once.
create function keep_plan_migration() returns trigger language plpgsql as $$
begin
    if old.withdrawal is not null or new.withdrawal is null
        or to_jsonb(new) - 'withdrawal' - 'revision' is distinct from to_jsonb(old) - 'withdrawal' - 'revision'
    then
        raise exception 'migration % of plan % is decided and never changes', old.migration_id, old.plan_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger plan_migration_never_changes before update on plan_migration
    for each row execute function keep_plan_migration();
create trigger plan_migration_stays before delete on plan_migration
    for each row execute function refuse_change();
