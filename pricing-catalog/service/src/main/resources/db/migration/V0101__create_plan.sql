-- In production the extension comes with the database: who may not create it finds it there.
create extension if not exists btree_gist;

-- The row that is locked while anything of a plan is published.
create table plan (
    id text primary key
);

create table plan_version (
    plan_id text not null references plan (id),
    version integer not null check (version > 0),
    status text not null check (status in ('DRAFT', 'PUBLISHED')),
    valid_from timestamptz not null,
    valid_until timestamptz,
    valid tstzrange not null generated always as (tstzrange(valid_from, valid_until, '[)')) stored,
    revision bigint not null,
    body jsonb not null,
    body_sha256 bytea not null,
    published_at timestamptz not null,
    primary key (plan_id, version),
    check (valid_until > valid_from),
    check (body ->> 'id' = plan_id and (body ->> 'version')::integer = version),
    constraint plan_version_ranges_never_overlap
        exclude using gist (plan_id with =, valid with &&) where (status = 'PUBLISHED')
);

create function seal_plan_version() returns trigger language plpgsql as $$
begin
    new.body_sha256 = sha256(convert_to(new.body::text, 'UTF8'));
    return new;
end
$$;

create trigger plan_version_is_sealed before insert on plan_version
    for each row execute function seal_plan_version();

-- Of a published version only the open end of its range may be closed, once, and published again at a higher revision.
create function keep_published_plan_version() returns trigger language plpgsql as $$
begin
    if (new.plan_id, new.version, new.status, new.valid_from, new.body, new.body_sha256, new.published_at)
            is distinct from
            (old.plan_id, old.version, old.status, old.valid_from, old.body, old.body_sha256, old.published_at)
        or (old.valid_until is not null and new.valid_until is distinct from old.valid_until)
        or new.revision < old.revision
    then
        raise exception 'version % of plan % is published and never changes', old.version, old.plan_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger published_plan_version_never_changes before update on plan_version
    for each row when (old.status = 'PUBLISHED') execute function keep_published_plan_version();
create trigger published_plan_version_stays before delete on plan_version
    for each row when (old.status = 'PUBLISHED') execute function refuse_change();
