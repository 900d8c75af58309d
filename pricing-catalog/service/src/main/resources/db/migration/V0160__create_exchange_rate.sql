-- What one unit of a currency is worth in another on a day, as somebody stated it: it is never stated anew.
create table exchange_rate (
    base text not null check (base ~ '^[A-Z]{3}$'),
    quote text not null check (quote ~ '^[A-Z]{3}$'),
    day date not null,
    rate numeric(18, 6) not null check (rate > 0),
    source text not null check (length(source) between 1 and 100),
    author text not null,
    stated_at timestamptz not null,
    primary key (base, quote, day),
    check (base <> quote)
);

create trigger exchange_rate_is_append_only before update or delete on exchange_rate
    for each row execute function refuse_change();
