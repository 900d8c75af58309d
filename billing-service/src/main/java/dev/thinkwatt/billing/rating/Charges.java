package dev.thinkwatt.billing.rating;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import dev.thinkwatt.support.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads charges, one at a time however many there are. */
public final class Charges {

    private static final int FETCH_SIZE = 1000;

    private static final TypeReference<List<Item>> ITEMS = new TypeReference<>() {};

    private Charges() {}

    /** Takes what is booked: a charge, or one that is taken back. */
    public interface Booking {
        /** @param sign 1, or -1 where it is taken back */
        void add(Charge charge, int sign);
    }

    /** Hands over what an account is invoiced for in a month. The caller is in a transaction. */
    public static void invoicedIn(Connection connection, String accountId, YearMonth month, Booking each)
            throws SQLException {
        // Over all partitions a plan costs more to make than to run: it is made once for each connection.
        try (Statement planned = connection.createStatement()) {
            planned.execute("set local plan_cache_mode = force_generic_plan");
        }
        try (PreparedStatement statement =
                connection.prepareStatement("select * from booking where account_id = ? and invoice_month = ?")) {
            statement.setFetchSize(FETCH_SIZE);
            statement.setString(1, accountId);
            statement.setObject(2, month.atDay(1));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.add(read(row), row.getInt("sign"));
                }
            }
        }
    }

    /** The column that holds a kind's quantity: {@code input_tokens}, {@code tool_calls}. */
    public static String column(UsageKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return kind == UsageKind.TOOL_CALL ? name + "s" : name + "_tokens";
    }

    /** The columns that hold quantities, in the order of their kinds; requests are counted by rows. */
    public static List<String> quantities() {
        return Arrays.stream(UsageKind.values())
                .filter(kind -> kind != UsageKind.REQUEST)
                .map(Charges::column)
                .toList();
    }

    /** The charge in a row that has all columns of the table. */
    public static Charge read(ResultSet row) throws SQLException {
        return new Charge(
                row.getString("account_id"),
                row.getObject("event_id", UUID.class),
                row.getString("subscriber_id"),
                row.getString("model"),
                row.getString("site"),
                ServiceTier.valueOf(row.getString("service_tier")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                YearMonth.from(row.getObject("charge_month", LocalDate.class)),
                YearMonth.from(row.getObject("invoice_month", LocalDate.class)),
                usage(row),
                rated(row));
    }

    private static Rated rated(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Rated(
                new PlanVersion(row.getString("plan_id"), row.getInt("plan_version")),
                row.getBoolean("included"),
                items(row.getString("items")),
                new Money(row.getBigDecimal("worth"), currency),
                new Money(row.getBigDecimal("charged"), currency),
                energy(row.getString("energy")));
    }

    private static Usage usage(ResultSet row) throws SQLException {
        return new Usage(
                row.getLong("input_tokens"),
                row.getLong("cached_input_tokens"),
                row.getLong("cache_write_tokens"),
                row.getLong("cache_write_hour_tokens"),
                row.getLong("output_tokens"),
                row.getLong("reasoning_tokens"),
                row.getLong("audio_input_tokens"),
                row.getLong("audio_output_tokens"),
                row.getLong("image_input_tokens"),
                row.getLong("image_output_tokens"),
                row.getLong("tool_calls"));
    }

    private static List<Item> items(String json) {
        try {
            return Json.tolerant().readValue(json, ITEMS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("items of a charge were written as JSON", e);
        }
    }

    private static @Nullable EnergyCharge energy(@Nullable String json) {
        try {
            return json == null ? null : Json.tolerant().readValue(json, EnergyCharge.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("energy of a charge was written as JSON", e);
        }
    }
}
