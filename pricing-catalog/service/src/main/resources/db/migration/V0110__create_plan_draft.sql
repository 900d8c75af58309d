-- The one open draft of a plan, published yet or not: the key is what forbids a second. The text is kept as it was written,
-- sound or not. A submission is bound to the revision that was submitted: no edit can leave it standing.
create table plan_draft (
    plan_id text primary key,
    revision bigint not null,
    body text not null check (json_typeof(body::json) = 'object'),
    saved_by jsonb not null,
    saved_at timestamptz not null,
    submission jsonb,
    constraint plan_draft_submission_is_of_this_revision check ((submission ->> 'revision')::bigint = revision)
);
