package dev.thinkwatt.billing.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What usage can be grouped by. A day or a month is one of the account's zone. */
enum GroupBy {
    ACCOUNT("c.account_id"),
    SUBSCRIBER("c.subscriber_id"),
    MODEL("c.model"),
    PLAN("c.plan_id || '/' || c.plan_version"),
    SITE("c.site"),
    TIER("c.service_tier"),
    DAY("to_char(c.started_at at time zone a.time_zone, 'YYYY-MM-DD')"),
    MONTH("to_char(c.charge_month, 'YYYY-MM')"),
    EVENT("c.event_id::text");

    private final String expression;

    GroupBy(String expression) {
        this.expression = expression;
    }

    /** The group's key in SQL, as text. */
    String expression() {
        return expression;
    }

    static Optional<GroupBy> of(String name) {
        return Arrays.stream(values())
                .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
