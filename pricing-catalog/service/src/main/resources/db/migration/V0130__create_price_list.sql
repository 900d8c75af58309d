-- The row that is locked while a list is imported.
create table price_list (
    name text primary key,
    currency text not null check (currency ~ '^[A-Z]{3}$')
);

create table price_list_revision (
    list text not null references price_list (name),
    revision integer not null check (revision > 0),
    source text not null check (length(source) between 1 and 200),
    reason text not null check (length(reason) between 1 and 500),
    author text not null,
    file_sha256 bytea not null check (length(file_sha256) = 32),
    models integer not null check (models > 0),
    prices integer not null check (prices >= 0),
    added integer not null check (added >= 0),
    changed integer not null check (changed >= 0),
    gone integer not null check (gone >= 0),
    imported_at timestamptz not null,
    primary key (list, revision),
    check (added + changed + gone > 0)
);

-- A model from a revision on, until the next row of it. No body: it is listed no more.
create table price_list_model (
    list text not null,
    model text not null,
    revision integer not null,
    body jsonb check (body ->> 'id' = model),
    primary key (list, model, revision),
    foreign key (list, revision) references price_list_revision (list, revision)
);

create trigger price_list_revision_is_append_only before update or delete on price_list_revision
    for each row execute function refuse_change();
create trigger price_list_model_is_append_only before update or delete on price_list_model
    for each row execute function refuse_change();
