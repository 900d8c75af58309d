create table served_model (
    id text primary key,
    revision bigint not null,
    body jsonb not null check (body ->> 'id' = id),
    published_at timestamptz not null
);
