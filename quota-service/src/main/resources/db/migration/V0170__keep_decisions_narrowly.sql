-- What only the service reads as JSON is text here: to parse it once more cost a third of what keeping a decision did.
alter table counter
    alter column windows drop default, alter column grants drop default, alter column knobs drop default,
    alter column windows type text, alter column grants type text, alter column knobs type text,
    alter column windows set default '{}', alter column grants set default '[]', alter column knobs set default '{}';
alter table decision
    alter column taken type text,
    alter column answer type text,
    alter column closing type text,
    alter column estimate type text,
    alter column expiry type text;

-- A decision is found by its subscriber and instant, which the table of request ids tells: an index less. That table also
-- sees to it that an id is used once.
alter table decision_day add column decided_at timestamptz;
update decision_day set decided_at = decision.decided_at from decision
 where (decision.subscriber_id, decision.request_id, decision.day) = (decision_day.subscriber_id, decision_day.request_id, decision_day.day);
delete from decision_day where decided_at is null;
alter table decision_day alter column decided_at set not null;
alter table decision drop constraint decision_pkey;

-- All that is decided at once is held until the same instant, which such an index keeps once.
drop index decision_by_held_until;
create index decision_by_held_until on decision (held_until) where state = 'OPEN';
