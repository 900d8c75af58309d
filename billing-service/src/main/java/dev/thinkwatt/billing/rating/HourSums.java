package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.account.BillingTerms.Terms;
import dev.thinkwatt.billing.batch.RowSet;
import dev.thinkwatt.billing.rating.Reversal.Booked;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Charges added up by the hour of their account's zone, what is taken back subtracted. */
@ApplicationScoped
class HourSums {

    /** What one row adds up. */
    private record Key(
            String accountId,
            Instant hour,
            String model,
            PlanVersion plan,
            String site,
            ServiceTier tier,
            boolean included,
            String currency,
            YearMonth chargeMonth,
            YearMonth invoiceMonth) {

        /** Everybody changes rows in this order, so that nobody waits in a circle. */
        static final Comparator<Key> ORDER = Comparator.comparing(Key::accountId)
                .thenComparing(Key::hour)
                .thenComparing(Key::model)
                .thenComparing(key -> key.plan().id())
                .thenComparing(key -> key.plan().version())
                .thenComparing(Key::site)
                .thenComparing(Key::tier)
                .thenComparing(Key::included)
                .thenComparing(Key::currency)
                .thenComparing(Key::chargeMonth)
                .thenComparing(Key::invoiceMonth);

        static Key of(Charge charge, YearMonth invoiceMonth, ZoneId zone) {
            return new Key(
                    charge.accountId(),
                    charge.startedAt()
                            .atZone(zone)
                            .truncatedTo(ChronoUnit.HOURS)
                            .toInstant(),
                    charge.model(),
                    charge.rated().plan(),
                    charge.site(),
                    charge.tier(),
                    charge.rated().included(),
                    charge.currency().getCurrencyCode(),
                    charge.chargeMonth(),
                    invoiceMonth);
        }
    }

    private static final UsageKind[] KINDS = UsageKind.values();

    private static final String KEYS =
            "account_id, hour, model, plan_id, plan_version, site, service_tier, included, currency, charge_month, invoice_month";

    private static final String ADD = Stream.concat(
                    Stream.of("charges", "reversals", "worth", "charged", "energy_nwh", "energy_amount"),
                    Charges.quantities().stream())
            .map(column -> column + " = usage_hour." + column + " + excluded." + column)
            .collect(Collectors.joining(", ", " on conflict (" + KEYS + ") do update set ", ""));

    /** A row while it is added up. */
    private static final class Sum {

        private final Key key;
        private final long[] quantities = new long[KINDS.length];
        private long charges;
        private long reversals;
        private BigDecimal worth = BigDecimal.ZERO;
        private BigDecimal charged = BigDecimal.ZERO;
        private BigDecimal nanoWattHours = BigDecimal.ZERO;
        private BigDecimal energy = BigDecimal.ZERO;

        Sum(Key key) {
            this.key = key;
        }

        void add(Charge charge, int sign) {
            if (sign > 0) {
                charges++;
            } else {
                reversals++;
            }
            for (UsageKind kind : KINDS) {
                quantities[kind.ordinal()] += sign * charge.usage().quantity(kind);
            }
            BigDecimal factor = BigDecimal.valueOf(sign);
            worth = worth.add(charge.rated().worth().amount().multiply(factor));
            charged = charged.add(charge.rated().charged().amount().multiply(factor));
            nanoWattHours = nanoWattHours.add(BigDecimal.valueOf(sign * charge.nanoWattHours()));
            energy = energy.add(charge.energyAmount().multiply(factor));
        }
    }

    /**
     * Adds what a batch writes.
     *
     * @param terms of all accounts in it
     */
    void add(Connection connection, List<Charge> charges, List<Reversal> reversals, Map<String, Terms> terms)
            throws SQLException {
        Map<Key, Sum> sums = new TreeMap<>(Key.ORDER);
        charges.forEach(
                charge -> sum(sums, charge, charge.invoiceMonth(), terms).add(charge, 1));
        for (Reversal reversal : reversals) {
            Booked booked = reversal.booked();
            if (booked != null) {
                sum(sums, booked.charge(), booked.invoiceMonth(), terms).add(booked.charge(), -1);
            }
        }
        if (!sums.isEmpty()) {
            write(connection, new ArrayList<>(sums.values()));
        }
    }

    private static Sum sum(Map<Key, Sum> sums, Charge charge, YearMonth invoiceMonth, Map<String, Terms> terms) {
        ZoneId zone = Objects.requireNonNull(terms.get(charge.accountId())).timeZone();
        return sums.computeIfAbsent(Key.of(charge, invoiceMonth, zone), Sum::new);
    }

    private static void write(Connection connection, List<Sum> sums) throws SQLException {
        RowSet<Sum> rows = RowSet.of(sums)
                .column("account_id", "text", sum -> sum.key.accountId())
                .column("hour", "timestamptz", sum -> sum.key.hour())
                .column("model", "text", sum -> sum.key.model())
                .column("plan_id", "text", sum -> sum.key.plan().id())
                .column("plan_version", "int4", sum -> sum.key.plan().version())
                .column("site", "text", sum -> sum.key.site())
                .column("service_tier", "text", sum -> sum.key.tier())
                .column("included", "bool", sum -> sum.key.included())
                .column("currency", "text", sum -> sum.key.currency())
                .column("charge_month", "date", sum -> sum.key.chargeMonth().atDay(1))
                .column("invoice_month", "date", sum -> sum.key.invoiceMonth().atDay(1))
                .column("charges", "int8", sum -> sum.charges)
                .column("reversals", "int8", sum -> sum.reversals)
                .column("worth", "numeric", sum -> sum.worth)
                .column("charged", "numeric", sum -> sum.charged)
                .column("energy_nwh", "numeric", sum -> sum.nanoWattHours)
                .column("energy_amount", "numeric", sum -> sum.energy);
        for (UsageKind kind : KINDS) {
            if (kind != UsageKind.REQUEST) {
                rows.column(Charges.column(kind), "int8", sum -> sum.quantities[kind.ordinal()]);
            }
        }
        try (PreparedStatement statement = rows.prepare(connection, rows.insert("usage_hour") + ADD)) {
            statement.executeUpdate();
        }
    }
}
