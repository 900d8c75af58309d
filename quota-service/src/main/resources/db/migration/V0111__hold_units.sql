-- How long the units of a decision are kept for whoever settles it, and what became of them when that was over.
alter table decision
    add column held_until timestamptz,
    add column proxied boolean not null default false,
    add column estimate json,
    add column expiry json,
    drop constraint decision_state_check,
    add constraint decision_state_check check (state in ('DENIED', 'OPEN', 'EXPIRED', 'SETTLED', 'RELEASED'));

-- A default would stand for whoever forgets to say who asked.
alter table decision alter column proxied drop default;

update decision set held_until = (answer ->> 'heldUntil')::timestamptz where state = 'OPEN';

alter table decision
    add constraint open_is_held check (state <> 'OPEN' or held_until is not null),
    add constraint expired_says_how check (state <> 'EXPIRED' or expiry is not null);

-- The holds that run, in the order in which they are ended.
create index decision_by_held_until on decision (held_until, subscriber_id, request_id) where state = 'OPEN';

-- The decisions of one subscriber, newest first.
create index decision_by_subscriber on decision (subscriber_id, decided_at desc, request_id desc);
