-- Whether the plan has its subscribers told of this share: who is near a limit is noted either way.
alter table notice add column told boolean not null default true;
