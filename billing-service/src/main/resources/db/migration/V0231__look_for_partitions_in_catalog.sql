-- Whoever waited for another replica to make a partition has to see it then. What to_regclass does not find it remembers, until
-- the session next locks a table, and waiting for the advisory lock is not that.
create or replace function make_usage_partitions(first_month date, last_month date) returns integer
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
    made integer := 0;
    starts date;
    parent text;
    name text;
begin
    if last_month - first_month not between 0 and 400 then
        raise exception 'partitions are made for 1 to 13 months at once, not from % to %', first_month, last_month;
    end if;
    for starts in select generate_series(date_trunc('month', first_month), last_month, '1 month')::date loop
        foreach parent in array array['charge', 'usage_event'] loop
            name := parent || '_' || to_char(starts, 'YYYYMM');
            if not exists (select from pg_class where relname = name and relnamespace = 'public'::regnamespace) then
                execute format('create table %I (like %I including all)', name, parent);
                execute format('alter table %I attach partition %I for values from (%L) to (%L)',
                    parent, name, starts, (starts + interval '1 month')::date);
                execute format('revoke all on %I from "${service_role}"', name);
                made := made + 1;
            end if;
        end loop;
    end loop;
    return made;
end $$;
