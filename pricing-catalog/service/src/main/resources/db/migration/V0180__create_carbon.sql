-- Every publication of what a kWh emits at a site on one local day; the highest revision is the one in force.
create table carbon_day (
    site_id text not null references site (id),
    day date not null,
    revision bigint not null,
    body jsonb not null check (body ->> 'siteId' = site_id and body ->> 'day' = day::text),
    published_at timestamptz not null,
    primary key (site_id, day, revision)
);

-- A file of carbon intensities as it was taken, and the days that it changed.
create table carbon_import (
    number bigint generated always as identity primary key,
    site_id text not null references site (id),
    source text not null,
    file bytea not null,
    file_sha256 bytea not null check (file_sha256 = sha256(file)),
    body jsonb not null,
    reason text not null check (length(reason) between 1 and 500),
    author text not null,
    imported_at timestamptz not null
);

create index carbon_import_of_site on carbon_import (site_id, number);

-- An import whose days stand again as they did before it.
create table carbon_undo (
    import_number bigint primary key references carbon_import (number),
    reason text not null check (length(reason) between 1 and 500),
    author text not null,
    undone_at timestamptz not null
);

create trigger carbon_day_is_append_only before update or delete on carbon_day
    for each row execute function refuse_change();
create trigger carbon_import_is_append_only before update or delete on carbon_import
    for each row execute function refuse_change();
create trigger carbon_undo_is_append_only before update or delete on carbon_undo
    for each row execute function refuse_change();
