package dev.thinkwatt.billing.tax;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rates of VAT at rest: each holds from its date until the next one of its country begins. */
public final class TaxRates {

    private static final String AT =
            "select percent from tax_rate where country = ? and valid_from <= ? order by valid_from desc limit 1";

    private static final String AFTER = """
            select country, valid_from, percent from tax_rate where (country, valid_from) > (?, ?)
            order by country, valid_from limit ?
            """;

    private static final String PUT = """
            insert into tax_rate (country, valid_from, percent) values (?, ?, ?)
            on conflict (country, valid_from) do update set percent = excluded.percent
            """;

    /** Final invoices that are taxed at a rate of a country, from a date on: the last of them. */
    private static final String LAST_USE = """
            select max((finalised_at at time zone 'UTC')::date) from invoice
            where status = 'FINALISED' and (finalised_at at time zone 'UTC')::date >= ?
                and document::json -> 'tax' ->> 'category' = 'STANDARD' and document::json -> 'tax' ->> 'country' = ?
            """;

    private final Connection connection;

    public TaxRates(Connection connection) {
        this.connection = connection;
    }

    /** A rate in percent, from a date on. */
    record Rate(String country, LocalDate from, BigDecimal percent) {}

    /** The rate of a country at a date, in percent. */
    public Optional<BigDecimal> at(String country, LocalDate date) {
        try (PreparedStatement statement = connection.prepareStatement(AT)) {
            statement.setString(1, country);
            statement.setObject(2, date);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBigDecimal(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("rates of VAT cannot be read", e);
        }
    }

    List<Rate> after(String country, LocalDate from, int limit) throws SQLException {
        List<Rate> rates = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setString(1, country);
            statement.setObject(2, from);
            statement.setInt(3, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rates.add(new Rate(row.getString(1), row.getObject(2, LocalDate.class), row.getBigDecimal(3)));
                }
            }
        }
        return rates;
    }

    /** What is stated for exactly that date. */
    Optional<Rate> find(String country, LocalDate from) throws SQLException {
        return after(country, from.minusDays(1), 1).stream()
                .filter(rate -> rate.country().equals(country) && rate.from().equals(from))
                .findFirst();
    }

    void put(Rate rate) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT)) {
            statement.setString(1, rate.country());
            statement.setObject(2, rate.from());
            statement.setBigDecimal(3, rate.percent());
            statement.executeUpdate();
        }
    }

    void remove(Rate rate) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from tax_rate where country = ? and valid_from = ?")) {
            statement.setString(1, rate.country());
            statement.setObject(2, rate.from());
            statement.executeUpdate();
        }
    }

    /** The date of the last final invoice from a date on that is taxed at a rate of a country. */
    Optional<LocalDate> lastUse(String country, LocalDate from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST_USE)) {
            statement.setObject(1, from);
            statement.setString(2, country);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, LocalDate.class));
            }
        }
    }
}
