-- Who did what, when and why. Written with what was done; the service's role may add and read, and nothing else.
create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    actor_kind text not null,
    actor text not null,
    actor_name text not null,
    signed_in_by text not null,
    action text not null,
    subject_type text not null,
    subject_id text not null,
    before jsonb,
    after jsonb,
    reason text,
    trace_id text not null
);

create index audit_entry_by_actor on audit_entry (actor, id desc);
create index audit_entry_by_subject on audit_entry (subject_id, id desc);

revoke update, delete, truncate on audit_entry from "${service_role}";
