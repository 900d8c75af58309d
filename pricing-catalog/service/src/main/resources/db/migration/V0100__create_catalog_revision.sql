-- One sequence for all that is published, so that a revision only ever rises, whatever the key.
create sequence catalog_revision;
grant usage on sequence catalog_revision to public;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % never change', tg_table_name using errcode = 'restrict_violation';
end
$$;
