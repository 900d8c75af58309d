package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.CsvCell;
import dev.thinkwatt.billing.rating.Charges;
import dev.thinkwatt.model.energy.KilowattHours;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Priced events of an invoice's month, one at a time however many there are. A charge that is taken back comes once more, with
 * quantities and amounts below zero: every column adds up to what is invoiced.
 */
final class ChargesExport {

    private static final int FETCH_SIZE = 1000;

    private static final List<String> TEXTS =
            List.of("account_id", "event_id", "subscriber_id", "model", "plan_id", "site", "service_tier");

    private static final List<String> QUANTITIES = Charges.quantities();

    private static final List<String> AMOUNTS = List.of("worth", "charged", "energy_amount");

    private static final List<String> COLUMNS = List.of(
            "account_id",
            "event_id",
            "taken_back",
            "subscriber_id",
            "model",
            "plan_id",
            "plan_version",
            "site",
            "service_tier",
            "started_at",
            "charge_month",
            "invoice_month",
            "input_tokens",
            "cached_input_tokens",
            "cache_write_tokens",
            "cache_write_hour_tokens",
            "output_tokens",
            "reasoning_tokens",
            "audio_input_tokens",
            "audio_output_tokens",
            "image_input_tokens",
            "image_output_tokens",
            "tool_calls",
            "included",
            "currency",
            "worth",
            "charged",
            "energy_kwh",
            "energy_amount",
            "energy_estimated",
            "rated_at");

    private static final String CHOSEN =
            " from booking where invoice_month = ? and (?::text is null or account_id = ?)";

    private ChargesExport() {}

    private interface Each {
        void take(Map<String, String> cells);
    }

    static void csv(Connection connection, Selection selection, ExportFile file) throws SQLException {
        try (CsvFile csv = new CsvFile(file, COLUMNS)) {
            each(connection, selection, file, cells -> {
                TEXTS.forEach(column -> cells.computeIfPresent(column, (name, text) -> CsvCell.text(text)));
                csv.row(cells);
            });
        }
    }

    static void json(Connection connection, Selection selection, ExportFile file) throws SQLException {
        try (JsonFile json = new JsonFile(file)) {
            each(connection, selection, file, json::item);
        }
    }

    private static void each(Connection connection, Selection selection, ExportFile file, Each each)
            throws SQLException {
        file.expect(count(connection, selection));
        String query = "select *, energy @> '{\"parts\": [{\"estimated\": true}]}' as estimated" + CHOSEN
                + " order by account_id, started_at, event_id, sign desc";
        try (PreparedStatement statement = choose(connection, query, selection)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.take(cells(row));
                    file.done();
                }
            }
        }
    }

    private static long count(Connection connection, Selection selection) throws SQLException {
        try (PreparedStatement statement = choose(connection, "select count(*)" + CHOSEN, selection);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static PreparedStatement choose(Connection connection, String query, Selection selection)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        @Nullable String account = selection.accountId();
        statement.setObject(1, selection.period().atDay(1));
        statement.setString(2, account);
        statement.setString(3, account);
        return statement;
    }

    private static Map<String, String> cells(ResultSet row) throws SQLException {
        int sign = row.getInt("sign");
        Map<String, String> cells = new LinkedHashMap<>();
        for (String column : TEXTS) {
            cells.put(column, row.getString(column));
        }
        cells.put("taken_back", Boolean.toString(sign < 0));
        cells.put("plan_version", row.getString("plan_version"));
        cells.put("started_at", instant(row, "started_at"));
        cells.put("charge_month", row.getString("charge_month").substring(0, 7));
        cells.put("invoice_month", row.getString("invoice_month").substring(0, 7));
        for (String column : QUANTITIES) {
            cells.put(column, Long.toString(sign * row.getLong(column)));
        }
        cells.put("included", Boolean.toString(row.getBoolean("included")));
        cells.put("currency", row.getString("currency"));
        for (String column : AMOUNTS) {
            cells.put(column, CsvCell.number(row.getBigDecimal(column).multiply(BigDecimal.valueOf(sign))));
        }
        cells.put("energy_kwh", CsvCell.number(KilowattHours.of(sign * row.getLong("energy_nwh"))));
        cells.put("energy_estimated", Boolean.toString(row.getBoolean("estimated")));
        cells.put("rated_at", instant(row, "rated_at"));
        return cells;
    }

    private static String instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toString();
    }
}
