-- What an account means to spend in a month, before tax, and at which shares of it somebody is told.
create table spending_limit (
    account_id text primary key references account,
    amount numeric not null check (amount > 0),
    thresholds integer[] not null check (cardinality(thresholds) > 0),
    -- Of what was looked at last, how much there was of each: nothing is reckoned again before there is more.
    seen text
);

-- Who was told what: once in a month for each share.
create table spending_notice (
    account_id text not null references account,
    month date not null check (extract(day from month) = 1),
    percent integer not null,
    limit_amount numeric not null,
    spent numeric not null,
    noticed_at timestamptz not null,
    primary key (account_id, month, percent)
);

revoke update, delete on spending_notice from billing;
