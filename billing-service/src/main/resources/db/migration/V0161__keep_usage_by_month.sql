-- Charges and events in partitions of a month each, so that what is past its retention is dropped whole: charges by the month
-- that they belong to, events by the month, in UTC, that they started in, which is the same one or next to it.
create table dropped_month (
    month date primary key check (extract(day from month) = 1),
    kept_from date not null,
    charges bigint not null,
    dropped_at timestamptz not null default now()
);

-- The service's role owns no table, so these make and drop partitions for it. What is in them is reached by their table only.
create function make_usage_partitions(first_month date, last_month date) returns integer
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
            if to_regclass(name) is null then
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

-- Drops the oldest partition before a month that nothing needs any more, and tells its name; null if there is none. Charges
-- are needed until all invoices that they stand on are final and before that month themselves; events one month longer,
-- and until none of them is pending. A clock that is ahead drops nothing too early.
create function drop_usage_partition(keep_from date) returns text
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s' as $$
declare
    starts date;
    name text;
    needed boolean;
    charges bigint;
begin
    if keep_from > (clock_timestamp() at time zone 'UTC')::date - interval '13 months' then
        raise exception 'usage is kept for 13 months at least, so that of % is not dropped', keep_from - 1;
    end if;
    for name, starts in
        select relname, to_date(substring(relname from '[0-9]{6}$'), 'YYYYMM') from pg_inherits join pg_class c on c.oid = inhrelid
        where inhparent = 'charge'::regclass and to_date(substring(relname from '[0-9]{6}$'), 'YYYYMM') < keep_from order by relname
    loop
        execute format(
            'select exists (
                select from %1$I c where rated_at >= $1 or invoice_month >= $1 or not exists (
                    select from closed_month m where m.account_id = c.account_id and m.month = c.invoice_month))
             or exists (
                select from %1$I c join reversal r using (account_id, event_id)
                where r.reversed_at >= $1 or r.invoice_month >= $1 or r.invoice_month is not null and not exists (
                    select from closed_month m where m.account_id = r.account_id and m.month = r.invoice_month))', name)
            into needed using keep_from;
        if not needed then
            execute format('select count(*) from %I', name) into charges;
            execute format('drop table %I', name);
            insert into dropped_month (month, kept_from, charges) values (starts, keep_from, charges)
            on conflict (month) do update set kept_from = excluded.kept_from,
                charges = dropped_month.charges + excluded.charges, dropped_at = now();
            return name;
        end if;
    end loop;
    for name, starts in
        select relname, to_date(substring(relname from '[0-9]{6}$'), 'YYYYMM') from pg_inherits join pg_class c on c.oid = inhrelid
        where inhparent = 'usage_event'::regclass and to_date(substring(relname from '[0-9]{6}$'), 'YYYYMM') < keep_from - interval '1 month'
        order by relname
    loop
        select exists (
                select from pg_inherits join pg_class c on c.oid = inhrelid
                where inhparent = 'charge'::regclass and to_date(substring(relname from '[0-9]{6}$'), 'YYYYMM')
                    between starts - interval '1 month' and starts + interval '1 month')
            or exists (select from pending_event where started_at < starts + interval '1 month 1 day')
            into needed;
        if not needed then
            execute format('drop table %I', name);
            return name;
        end if;
    end loop;
    return null;
end $$;

-- Forgets ids of events whose charges were dropped, some at a time, with the corrections of them; how many that were.
create function forget_events(before_month date, rows_max integer) returns integer
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    forgotten integer;
begin
    if before_month > (clock_timestamp() at time zone 'UTC')::date - 400 then
        raise exception 'ids are remembered for 400 days at least, so those of % are not forgotten', before_month - 1;
    end if;
    with old as (
        select account_id, event_id from event_seen
        where charge_month < before_month and charge_month in (select month from dropped_month) limit rows_max),
    taken_back as (
        delete from reversal r using old where r.account_id = old.account_id and r.event_id = old.event_id)
    delete from event_seen s using old where s.account_id = old.account_id and s.event_id = old.event_id;
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;

create index event_seen_by_month on event_seen using brin (charge_month);

-- What there is moves: into tables of the same columns, whatever those are by now.
do $$
declare
    bookings constant text := pg_get_viewdef('booking'::regclass);
begin
    drop view booking;
    alter table charge rename to charge_whole;
    alter table usage_event rename to usage_event_whole;

    create table charge (like charge_whole including defaults including constraints) partition by range (charge_month);
    create table usage_event (like usage_event_whole including defaults including constraints, month date not null)
        partition by range (month);
    perform make_usage_partitions(month, month) from (
        select distinct charge_month from charge_whole
        union select distinct date_trunc('month', (convert_from(payload, 'UTF8')::json ->> 'startedAt')::timestamptz at time zone 'UTC')::date
        from usage_event_whole) months (month);
    insert into charge select * from charge_whole;
    insert into usage_event
    select *, date_trunc('month', (convert_from(payload, 'UTF8')::json ->> 'startedAt')::timestamptz at time zone 'UTC')::date
    from usage_event_whole;
    drop table charge_whole, usage_event_whole;

    alter table charge add primary key (account_id, event_id, charge_month);
    alter table usage_event add primary key (account_id, event_id, month);
    create index charge_by_month on charge (invoice_month, account_id);
    create index charge_by_start on charge using brin (started_at);
    execute 'create view booking as ' || bookings;
end $$;

revoke update, delete on usage_event, charge, dropped_month from "${service_role}";
revoke insert on dropped_month from "${service_role}";
revoke execute on function make_usage_partitions, drop_usage_partition, forget_events from public;
grant execute on function make_usage_partitions, drop_usage_partition, forget_events to "${service_role}";
