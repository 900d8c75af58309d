package dev.thinkwatt.billing.audit;

import dev.thinkwatt.billing.rating.Charges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds charges up by the hour once more and compares with what was added up as they came; and that with the ledger, which is all
 * that is left to compare it with once charges are dropped.
 */
final class HourAudit {

    private static final List<String> SUMS = Stream.concat(
                    Charges.quantities().stream(), Stream.of("worth", "charged", "energy_nwh", "energy_amount"))
            .toList();

    private static final String KEYS =
            "account_id, hour, charge_month, invoice_month, model, plan_id, plan_version, site, service_tier, included, currency";

    private static final String OTHERWISE = """
            with booked as (
                select account_id, date_trunc('hour', started_at, time_zone) as hour, charge_month, invoice_month, model, plan_id,
                    plan_version, site, service_tier, included, b.currency, count(*) filter (where sign = 1) as charges,
                    count(*) filter (where sign = -1) as reversals, %2$s
                from booking b join account a using (account_id) group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
            select account_id || ' ' || hour || ' ' || model,
                coalesce(u.charges || ' charges, ' || (u.charged + u.energy_amount), 'nothing'),
                coalesce(b.charges || ' charges, ' || (b.charged + b.energy_amount), 'nothing')
            from usage_hour u full join booked b using (%1$s)
            where (u.charges, u.reversals, %3$s) is distinct from (b.charges, b.reversals, %4$s)
                and not (b.charges is null and exists (select from dropped_month where month = charge_month))
            """.formatted(
            KEYS,
            SUMS.stream().map(sum -> "sum(sign * " + sum + ") as " + sum).collect(Collectors.joining(", ")),
            of("u"),
            of("b"));

    private static final String BOOKED_OTHERWISE = """
            select coalesce(l.account_id, u.account_id) || ' ' || coalesce(l.currency, u.currency),
                coalesce(l.usage, 0) || ' and ' || coalesce(l.energy, 0), coalesce(u.usage, 0) || ' and ' || coalesce(u.energy, 0)
            from (
                select account_id, currency, coalesce(-sum(amount) filter (where ledger_account = 'revenue:usage'), 0) as usage,
                    coalesce(-sum(amount) filter (where ledger_account = 'revenue:energy'), 0) as energy
                from ledger_entry where cause in ('USAGE', 'REVERSAL') group by 1, 2) l
                full join (
                    select account_id, currency, sum(charged) as usage, sum(energy_amount) as energy
                    from usage_hour group by 1, 2) u on l.account_id = u.account_id and l.currency = u.currency
            where coalesce(l.usage, 0) <> coalesce(u.usage, 0) or coalesce(l.energy, 0) <> coalesce(u.energy, 0)
            """;

    private final Findings findings;

    HourAudit(Findings findings) {
        this.findings = findings;
    }

    private static String of(String table) {
        return SUMS.stream().map(sum -> table + "." + sum).collect(Collectors.joining(", "));
    }

    void run(Connection connection) throws SQLException {
        findings.none(connection, "hour added up otherwise", OTHERWISE);
        findings.none(connection, "ledger of usage against its hours", BOOKED_OTHERWISE);
    }
}
