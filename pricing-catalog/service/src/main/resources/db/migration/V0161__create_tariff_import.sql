-- A file of prices as it was taken, and the days that it changed.
create table tariff_import (
    number bigint generated always as identity primary key,
    site_id text not null references site (id),
    format text not null,
    sequence integer not null check (sequence > 0),
    source text not null,
    file bytea not null,
    file_sha256 bytea not null check (file_sha256 = sha256(file)),
    body jsonb not null,
    reason text not null check (length(reason) between 1 and 500),
    author text not null,
    imported_at timestamptz not null
);

create index tariff_import_of_site on tariff_import (site_id, number);

-- An import whose days stand again as they did before it.
create table tariff_undo (
    import_number bigint primary key references tariff_import (number),
    reason text not null check (length(reason) between 1 and 500),
    author text not null,
    undone_at timestamptz not null
);

create trigger tariff_import_is_append_only before update or delete on tariff_import
    for each row execute function refuse_change();
create trigger tariff_undo_is_append_only before update or delete on tariff_undo
    for each row execute function refuse_change();
