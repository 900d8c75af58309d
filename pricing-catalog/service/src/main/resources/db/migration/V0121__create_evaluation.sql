-- What a model was measured to score in a benchmark, more being better. Of one benchmark what was measured last counts.
create table evaluation (
    number bigint generated always as identity primary key,
    model_id text not null references served_model (id),
    evaluation_id text not null,
    benchmark text not null,
    score numeric not null check (score >= 0),
    measured_on date not null,
    source text not null check (length(source) between 1 and 500),
    recorded_at timestamptz not null,
    unique (model_id, evaluation_id)
);

create index evaluation_of_model on evaluation (model_id, number);

create trigger evaluation_is_append_only before update or delete on evaluation
    for each row execute function refuse_change();
