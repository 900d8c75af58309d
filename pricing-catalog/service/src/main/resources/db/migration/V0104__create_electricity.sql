create table site (
    id text primary key,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    body jsonb not null check (body ->> 'id' = id)
);

-- Every publication of a site's local day; the highest revision is the one in force.
create table electricity_day (
    site_id text not null references site (id),
    day date not null,
    revision bigint not null,
    body jsonb not null check (body -> 'site' ->> 'id' = site_id and body ->> 'day' = day::text),
    file_sha256 bytea not null,
    published_at timestamptz not null,
    primary key (site_id, day, revision)
);

create trigger electricity_day_is_append_only before update or delete on electricity_day
    for each row execute function refuse_change();
