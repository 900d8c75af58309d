-- A decision with its answer, word for word, so that asking again gets the same; led by the subscriber, whose counter row
-- is locked by whoever reads or writes here. One partition for each UTC day, so that what is past its retention is dropped
-- in one go. Its id tells the day.
create table decision (
    subscriber_id   text        not null,
    request_id      text        not null,
    day             date        not null,
    request_hash    text        not null,
    account_id      text        not null,
    decided_at      timestamptz not null,
    selection       text        not null check (selection in ('MANUAL', 'AUTO')),
    outcome         text        not null check (outcome in ('GRANTED', 'DOWNGRADED', 'SUBSTITUTED', 'DENIED')),
    plan_id         text        not null,
    plan_version    integer     not null,
    requested_model text,
    model           text,
    taken           jsonb       not null,
    answer          json        not null,
    state           text        not null check (state in ('DENIED', 'OPEN', 'SETTLED', 'RELEASED')),
    closing_hash    text,
    closing         json,
    primary key (subscriber_id, request_id, day),
    check (day = (decided_at at time zone 'UTC')::date),
    check ((outcome = 'DENIED') = (state = 'DENIED')),
    check ((outcome = 'DENIED') = (model is null)),
    check ((state in ('SETTLED', 'RELEASED')) = (closing is not null and closing_hash is not null))
) partition by range (day);

-- On which day a request was decided, for whoever knows only its id: five weeks to a partition, so that looking up a request
-- that is new asks two or three small indexes, where it would ask one of each day.
create table decision_day (
    subscriber_id text not null,
    request_id    text not null,
    day           date not null,
    primary key (subscriber_id, request_id, day)
) partition by range (day);

-- The service's role owns no table, so these make and drop partitions for it. A partition is filled with its constraints
-- before it is attached: that way nobody who reads or writes the table waits for it.
create function make_decision_partitions(first_day date, last_day date) returns integer
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
    days constant integer := 35;
    made integer := 0;
    starts date;
    name text;
begin
    if last_day - first_day not between 0 and 400 then
        raise exception 'partitions are made for 1 to 401 days at once, not from % to %', first_day, last_day;
    end if;
    for starts in select first_day + n from generate_series(0, last_day - first_day) n loop
        name := 'decision_' || to_char(starts, 'YYYYMMDD');
        if to_regclass(name) is null then
            execute format('create table %I (like decision including all)', name);
            execute format('alter table decision attach partition %I for values from (%L) to (%L)', name, starts, starts + 1);
            made := made + 1;
        end if;
    end loop;
    for starts in select distinct date '2026-01-01' + days * floor((first_day + n - date '2026-01-01') / days::numeric)::integer
                    from generate_series(0, last_day - first_day) n order by 1 loop
        name := 'decision_day_' || to_char(starts, 'YYYYMMDD');
        if to_regclass(name) is null then
            execute format('create table %I (like decision_day including all)', name);
            execute format(
                'alter table decision_day attach partition %I for values from (%L) to (%L)', name, starts, starts + days);
            made := made + 1;
        end if;
    end loop;
    return made;
end $$;

-- Drops the oldest partition that holds nothing of this day or later, and tells its name; null if there is none. One at a
-- time, because dropping one keeps everybody from the table for a moment. A clock that is ahead drops nothing too early.
create function drop_decision_partition(keep_from date) returns text
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
    name text;
begin
    if keep_from > (clock_timestamp() at time zone 'UTC')::date - 35 then
        raise exception 'decisions are kept for 35 days at least, so those of % are not dropped', keep_from - 1;
    end if;
    select partition.relname into name
      from pg_inherits
      join pg_class partition on partition.oid = inhrelid
      join pg_class parent on parent.oid = inhparent
     where parent.oid in ('decision'::regclass, 'decision_day'::regclass)
       and to_date(right(partition.relname, 8), 'YYYYMMDD') + case parent.relname when 'decision' then 1 else 35 end <= keep_from
     order by right(partition.relname, 8), partition.relname limit 1;
    if found then
        execute format('drop table %I', name);
    end if;
    return name;
end $$;

revoke execute on function make_decision_partitions, drop_decision_partition from public;
grant execute on function make_decision_partitions, drop_decision_partition to "${service_role}";
