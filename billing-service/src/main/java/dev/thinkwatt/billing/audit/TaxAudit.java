package dev.thinkwatt.billing.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.billing.tax.Tax;
import dev.thinkwatt.billing.tax.TaxCategory;
import dev.thinkwatt.billing.tax.TaxRates;
import dev.thinkwatt.support.json.Json;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out the tax of final invoices and of their credit notes again, from the sums of their lines and the rates. */
final class TaxAudit {

    private static final int FETCH_SIZE = 1000;

    private static final String INVOICES = """
            select i.invoice_id, i.currency, i.finalised_at, i.document::json ->> 'tax' as tax,
                coalesce((i.document::json -> 'totals' ->> 'tax')::numeric, 0) as amount,
                (select coalesce(sum((line ->> 'amount')::numeric), 0)
                    from json_array_elements(i.document::json -> 'lines') line) as net,
                n.credited, n.credited_tax
            from invoice i left join lateral (
                select coalesce(sum((n.document::json ->> 'tax')::numeric), 0) as credited_tax, coalesce(sum((
                    select sum((line ->> 'amount')::numeric) from json_array_elements(n.document::json -> 'lines') line)), 0)
                    as credited
                from credit_note n where n.invoice_id = i.invoice_id) n on true
            where i.status = 'FINALISED'
            """;

    private record RateKey(String country, LocalDate date) {}

    private final Findings findings;
    private final Map<RateKey, Optional<BigDecimal>> rates = new HashMap<>();

    TaxAudit(Findings findings) {
        this.findings = findings;
    }

    void run(Connection connection) throws SQLException {
        TaxRates stated = new TaxRates(connection);
        try (PreparedStatement statement = connection.prepareStatement(INVOICES)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    compare(row, stated);
                }
            }
        }
    }

    private void compare(ResultSet row, TaxRates stated) throws SQLException {
        String id = row.getString("invoice_id");
        Tax tax = tax(row.getString("tax"));
        Currency currency = Currency.getInstance(row.getString("currency"));
        findings.same(
                "invoice: tax on its lines",
                id,
                row.getBigDecimal("amount"),
                on(tax, row.getBigDecimal("net"), currency));
        findings.same(
                "credit notes: tax on their lines",
                id,
                row.getBigDecimal("credited_tax"),
                on(tax, row.getBigDecimal("credited"), currency));
        if (tax != null) {
            LocalDate date = row.getObject("finalised_at", OffsetDateTime.class)
                    .atZoneSameInstant(ZoneOffset.UTC)
                    .toLocalDate();
            findings.same("invoice: rate of tax", id, tax.percent(), percent(tax, date, stated));
        }
    }

    /** What the category comes to at a date; a rate that is no longer stated is a difference too. */
    private BigDecimal percent(Tax tax, LocalDate date, TaxRates stated) {
        if (tax.category() != TaxCategory.STANDARD) {
            return BigDecimal.ZERO;
        }
        String country = Objects.requireNonNullElse(tax.country(), "");
        return rates.computeIfAbsent(new RateKey(country, date), key -> stated.at(key.country(), key.date()))
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal on(@Nullable Tax tax, BigDecimal net, Currency currency) {
        return tax == null ? BigDecimal.ZERO : tax.on(net, currency);
    }

    private static @Nullable Tax tax(@Nullable String document) {
        try {
            return document == null ? null : Json.tolerant().readValue(document, Tax.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the tax of an invoice was written as JSON", e);
        }
    }
}
