package dev.thinkwatt.billing.invoice;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.billing.invoice.InvoiceLine.ByUsage;
import dev.thinkwatt.billing.invoice.InvoiceLine.Energy;
import dev.thinkwatt.support.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Reads what invoices say of energy that depends on usage. */
public final class KeptEnergyLines {

    private static final String LINES = """
            select line from invoice i
                cross join lateral json_array_elements(i.document::json -> 'lines') line
            where line ->> 'kind' = 'ENERGY' and line ->> 'byUsage' is not null and
            """;

    private static final String OF = LINES + " i.invoice_id = ?";

    private static final String BEFORE =
            LINES + " i.account_id = ? and i.status = 'FINALISED' and i.period >= ? and i.period < ? order by i.period";

    private KeptEnergyLines() {}

    /** The lines of an invoice. */
    public static Map<EnergyLines.Key, Energy> of(Connection connection, UUID invoiceId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF)) {
            statement.setObject(1, invoiceId);
            return read(statement);
        }
    }

    /**
     * What the last of the final invoices before a month says, by line; it counts what those before it said.
     *
     * @param first the earliest month that is asked about: no invoice before it says anything of that
     */
    public static Map<EnergyLines.Key, ByUsage> before(
            Connection connection, String accountId, YearMonth first, YearMonth month) throws SQLException {
        if (!first.isBefore(month)) {
            return Map.of();
        }
        Map<EnergyLines.Key, ByUsage> last = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(BEFORE)) {
            statement.setString(1, accountId);
            statement.setObject(2, first.atDay(1));
            statement.setObject(3, month.atDay(1));
            read(statement).forEach((key, line) -> {
                if (line.byUsage() != null) {
                    last.put(key, line.byUsage());
                }
            });
        }
        return last;
    }

    /** The last of each. */
    private static Map<EnergyLines.Key, Energy> read(PreparedStatement statement) throws SQLException {
        Map<EnergyLines.Key, Energy> lines = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                if (Json.tolerant().readValue(row.getString(1), InvoiceLine.class) instanceof Energy line) {
                    lines.put(EnergyLines.Key.of(line), line);
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of an invoice was written as JSON", e);
        }
        return lines;
    }
}
