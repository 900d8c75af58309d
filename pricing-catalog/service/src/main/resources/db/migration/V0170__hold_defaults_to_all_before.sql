-- What a default makes of the one that was set for later already. Where either scores less than those before it, or was measured
-- in nothing that they were, somebody says why.
alter table default_model
    add column followers jsonb,
    add constraint default_model_unmeasured_are_acknowledged check (
        acknowledgement is not null or coalesce(jsonb_array_length(comparison -> 'unmeasured'), 0) = 0),
    add constraint default_model_followers_are_acknowledged check (acknowledgement is not null or followers is null);
