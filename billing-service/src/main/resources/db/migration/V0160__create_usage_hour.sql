-- Charges added up by the hour, in the transaction that writes them: what was charged, less what was taken back. An hour is one
-- of the account's zone. Charts and tiers are read from here, and it outlives the charges that it was added up from.
create table usage_hour (
    account_id text not null,
    hour timestamptz not null,
    charge_month date not null,
    invoice_month date not null,
    model text not null,
    plan_id text not null,
    plan_version integer not null,
    site text not null,
    service_tier text not null,
    included boolean not null,
    currency char(3) not null,
    charges bigint not null,
    reversals bigint not null,
    input_tokens bigint not null,
    cached_input_tokens bigint not null,
    cache_write_tokens bigint not null,
    cache_write_hour_tokens bigint not null,
    output_tokens bigint not null,
    reasoning_tokens bigint not null,
    audio_input_tokens bigint not null,
    audio_output_tokens bigint not null,
    image_input_tokens bigint not null,
    image_output_tokens bigint not null,
    tool_calls bigint not null,
    worth numeric not null,
    charged numeric not null,
    energy_nwh numeric not null,
    energy_amount numeric not null,
    primary key (account_id, hour, model, plan_id, plan_version, site, service_tier, included, currency, charge_month, invoice_month)
) with (fillfactor = 70);

create index usage_hour_by_month on usage_hour (invoice_month, account_id);

insert into usage_hour
select account_id, date_trunc('hour', started_at, time_zone), charge_month, invoice_month, model, plan_id, plan_version, site,
    service_tier, included, b.currency, count(*) filter (where sign = 1), count(*) filter (where sign = -1),
    sum(sign * input_tokens), sum(sign * cached_input_tokens), sum(sign * cache_write_tokens),
    sum(sign * cache_write_hour_tokens), sum(sign * output_tokens), sum(sign * reasoning_tokens),
    sum(sign * audio_input_tokens), sum(sign * audio_output_tokens), sum(sign * image_input_tokens),
    sum(sign * image_output_tokens), sum(sign * tool_calls),
    sum(sign * worth), sum(sign * charged), sum(sign * energy_nwh), sum(sign * energy_amount)
from booking b join account a using (account_id)
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;

revoke delete on usage_hour from "${service_role}";
