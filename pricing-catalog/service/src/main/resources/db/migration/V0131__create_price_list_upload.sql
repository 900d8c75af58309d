-- Files between their preview and their import. Only the newest are kept.
create table price_list_upload (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    file bytea not null check (length(file) > 0),
    uploaded_by text not null,
    uploaded_at timestamptz not null
);
