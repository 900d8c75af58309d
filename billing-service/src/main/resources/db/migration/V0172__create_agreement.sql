-- What was agreed with one account beside its plan, for whole months. The end may be set, as long as no final invoice is
-- behind it; all else stays as it was made.
create table agreement (
    account_id text not null references account,
    agreement_id text not null,
    kind text not null check (kind in ('PERCENT_OFF', 'AMOUNT_OFF', 'MINIMUM')),
    percent numeric check (percent > 0 and percent <= 100),
    amount numeric check (amount > 0),
    streams text[] not null,
    from_month date not null check (extract(day from from_month) = 1),
    until_month date check (until_month >= from_month),
    reason text not null,
    agreed_at timestamptz not null,
    primary key (account_id, agreement_id),
    check (num_nonnulls(percent, amount) = 1 and (kind = 'PERCENT_OFF') = (percent is not null)),
    check ((kind = 'MINIMUM') = (cardinality(streams) = 0))
);

revoke update, delete on agreement from billing;
grant update (until_month) on agreement to billing;
