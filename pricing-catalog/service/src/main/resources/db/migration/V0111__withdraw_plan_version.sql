-- Who stands behind a version and why, and a way to take it back before it comes into force: its range is empty from then on.
-- Drafts stand in a table of their own.
alter table plan_version
    add column origin jsonb,
    drop constraint plan_version_status_check,
    add constraint plan_version_status_check check (status in ('PUBLISHED', 'WITHDRAWN')),
    drop constraint plan_version_check,
    add constraint plan_version_range_check check (
        case status when 'WITHDRAWN' then coalesce(valid_until = valid_from, false) else valid_until > valid_from end);

create unique index plan_version_is_published_from_a_draft_once on plan_version ((origin ->> 'draft'));

-- Of a published version only the end of its range may move, as versions after it come and go, and never once it is reached.
create or replace function keep_published_plan_version() returns trigger language plpgsql as $$
begin
    if (new.plan_id, new.version, new.valid_from, new.body, new.body_sha256, new.published_at, new.origin)
            is distinct from
            (old.plan_id, old.version, old.valid_from, old.body, old.body_sha256, old.published_at, old.origin)
        or old.status = 'WITHDRAWN'
        or (new.status <> old.status and not (new.status = 'WITHDRAWN' and old.valid_from > now()))
        or (new.valid_until is distinct from old.valid_until and old.valid_until <= now())
        or new.revision < old.revision
    then
        raise exception 'version % of plan % is published and never changes', old.version, old.plan_id
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

drop trigger published_plan_version_never_changes on plan_version;
create trigger published_plan_version_never_changes before update on plan_version
    for each row execute function keep_published_plan_version();
drop trigger published_plan_version_stays on plan_version;
create trigger published_plan_version_stays before delete on plan_version
    for each row execute function refuse_change();
