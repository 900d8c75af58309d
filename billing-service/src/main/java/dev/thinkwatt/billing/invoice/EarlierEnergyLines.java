package dev.thinkwatt.billing.invoice;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.billing.invoice.InvoiceLine.ByUsage;
import dev.thinkwatt.support.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** Reads what final invoices say of energy that depends on usage. */
public final class EarlierEnergyLines {

    private static final String LINES = """
            select line from invoice i
                cross join lateral json_array_elements(i.document::json -> 'lines') line
            where i.account_id = ? and i.status = 'FINALISED' and i.period >= ? and i.period < ?
                and line ->> 'kind' = 'ENERGY' and line ->> 'byUsage' is not null
            order by i.period
            """;

    private EarlierEnergyLines() {}

    /** What the last of the invoices before a month says, by line; it counts what those before it said. */
    public static Map<EnergyLines.Key, ByUsage> before(
            Connection connection, String accountId, YearMonth first, YearMonth month) throws SQLException {
        Map<EnergyLines.Key, ByUsage> last = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LINES)) {
            statement.setString(1, accountId);
            statement.setObject(2, first.atDay(1));
            statement.setObject(3, month.atDay(1));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (read(row.getString(1)) instanceof InvoiceLine.Energy line && line.byUsage() != null) {
                        last.put(EnergyLines.Key.of(line), line.byUsage());
                    }
                }
            }
        }
        return last;
    }

    private static InvoiceLine read(String json) {
        try {
            return Json.tolerant().readValue(json, InvoiceLine.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of an invoice was written as JSON", e);
        }
    }
}
