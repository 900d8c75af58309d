-- What finance states of the tax of an account; nothing in particular is said of those that there are.
alter table account
    add column tax_treatment text not null default 'STANDARD'
        check (tax_treatment in ('STANDARD', 'EXEMPT', 'ZERO_RATED')),
    add column exemption_reason text,
    add check ((tax_treatment = 'EXEMPT') = (exemption_reason is not null));

-- Rates of VAT in percent: each holds until the next one of its country begins.
create table tax_rate (
    country char(2) not null,
    valid_from date not null,
    percent numeric not null check (percent > 0 and percent <= 100),
    primary key (country, valid_from)
);
