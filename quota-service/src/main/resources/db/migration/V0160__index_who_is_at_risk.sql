-- Pages of operations ask who is near a limit in windows that still run, and who was downgraded lately. Both indexes hold
-- only such rows, so that all other notices and decisions cost nothing more.
create index notice_near_limit on notice (ends_at) where percent >= 80;
create index decision_downgraded on decision (decided_at) where outcome = 'DOWNGRADED';
