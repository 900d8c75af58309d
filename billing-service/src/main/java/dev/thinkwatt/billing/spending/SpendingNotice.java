package dev.thinkwatt.billing.spending;

import dev.thinkwatt.support.outbox.OutboxMessage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.UUID;

/**
 * A value of the topic {@code billing.noticed}: a share of what an account means to spend in a month is spent.
 *
 * @param percent of the limit that is reached
 * @param limit a month, before tax
 * @param spent by then
 */
record SpendingNotice(
        Kind kind,
        String accountId,
        YearMonth month,
        int percent,
        BigDecimal limit,
        BigDecimal spent,
        Currency currency,
        Instant at) {

    private static final String TOPIC = "billing.noticed";
    private static final String SOURCE = "/billing-service";
    private static final String TYPE = "dev.thinkwatt.billing.noticed.v1";
    private static final int ALL = 100;

    /** What happened. */
    enum Kind {
        /** A share of the limit is spent: once in a month for each share that the limit names. */
        SPENDING_THRESHOLD_REACHED,
        /** All of it. */
        SPENDING_LIMIT_REACHED
    }

    static Kind kind(int percent) {
        return percent < ALL ? Kind.SPENDING_THRESHOLD_REACHED : Kind.SPENDING_LIMIT_REACHED;
    }

    OutboxMessage message() {
        return OutboxMessage.cloudEvent(SOURCE, TYPE, id(), TOPIC, accountId, at, this);
    }

    /** The same whoever tells it: to whom, in which month, of which share. */
    private UUID id() {
        String name = "spending|" + accountId + "|" + month + "|" + percent;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
