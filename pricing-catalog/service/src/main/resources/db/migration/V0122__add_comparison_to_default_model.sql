-- How a default did beside the one before, when it was set; where it scored less somewhere, why it was set all the same.
alter table default_model
    add column comparison jsonb,
    add column acknowledgement text check (length(acknowledgement) between 1 and 500),
    add constraint default_model_regressions_are_acknowledged check (
        acknowledgement is not null or coalesce(jsonb_array_length(comparison -> 'regressions'), 0) = 0);
