-- The keys of machines. Of a secret only its hash is here.
create table api_key (
    key_id text primary key check (key_id ~ '^[a-z0-9][a-z0-9-]{2,31}$'),
    name text not null check (name <> ''),
    scopes text[] not null check (cardinality(scopes) > 0),
    expires_at timestamptz,
    requests_per_second integer not null check (requests_per_second > 0),
    created_at timestamptz not null,
    revoked_at timestamptz,
    revision bigint not null
);

-- The present secret has no end of its own; one that was rotated out has. A key that was rotated in has the client's id of that.
create table api_key_secret (
    key_id text not null references api_key,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    created_at timestamptz not null,
    expires_at timestamptz,
    rotation_id text,
    overlap_seconds bigint,
    primary key (key_id, sha256),
    unique (key_id, rotation_id)
);

-- When a key was last used, as far as services have told.
create table api_key_use (
    key_id text primary key,
    used_at timestamptz not null,
    service text not null
);
