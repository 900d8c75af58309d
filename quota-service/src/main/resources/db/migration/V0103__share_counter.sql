-- Accounts have counters too (their owner is account/{id}), for what their subscribers share; and beside its windows a row
-- holds what was granted beyond the plan, and what the subscriber set: all that one decision reads or writes of its owner.
alter table counter rename column subscriber_id to owner;
alter table counter add column grants jsonb not null default '[]';
alter table counter add column knobs jsonb not null default '{}';
