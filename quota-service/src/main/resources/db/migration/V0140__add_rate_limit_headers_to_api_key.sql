-- How the holder of a key is told what is left of a plan.
alter table api_key add column rate_limit_headers text not null default 'IETF' check (rate_limit_headers in ('IETF', 'OPENAI'));
