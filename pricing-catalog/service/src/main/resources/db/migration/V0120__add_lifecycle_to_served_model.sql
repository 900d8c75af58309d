-- Where a model is in its life. That it is retired is a matter of time alone: retires_at lies in the past.
alter table served_model
    add column stage text not null default 'DEFAULTABLE' check (stage in ('ANNOUNCED', 'DEFAULTABLE', 'LEGACY')),
    add column retires_at timestamptz,
    add constraint served_model_retires_as_legacy check (retires_at is null or stage = 'LEGACY');

alter table served_model alter column stage drop default;
