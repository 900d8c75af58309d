package dev.thinkwatt.billing.agreement;

import dev.thinkwatt.billing.agreement.Agreement.Kind;
import dev.thinkwatt.billing.agreement.Agreement.Stream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Agreements at rest. */
public final class Agreements {

    private static final String ADD = """
            insert into agreement (account_id, agreement_id, kind, percent, amount, streams, from_month, until_month, reason,
                agreed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String IN_FORCE = """
            select * from agreement where account_id = ? and from_month <= ? and (until_month is null or until_month > ?)
            order by agreement_id
            """;

    private final Connection connection;

    public Agreements(Connection connection) {
        this.connection = connection;
    }

    /** Those that are for a month of an account. */
    public List<Agreement> inForce(String accountId, YearMonth month) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IN_FORCE)) {
            statement.setString(1, accountId);
            statement.setObject(2, month.atDay(1));
            statement.setObject(3, month.atDay(1));
            return read(statement);
        }
    }

    List<Agreement> of(String accountId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select * from agreement where account_id = ? order by agreed_at, agreement_id")) {
            statement.setString(1, accountId);
            return read(statement);
        }
    }

    void add(String accountId, Agreement agreement, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, accountId);
            statement.setString(2, agreement.agreementId());
            statement.setString(3, agreement.kind().name());
            statement.setBigDecimal(4, agreement.percent());
            statement.setBigDecimal(5, agreement.amount());
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "text",
                            agreement.streams().stream().map(Stream::name).toArray()));
            statement.setObject(7, agreement.from().atDay(1));
            statement.setObject(8, date(agreement.until()));
            statement.setString(9, agreement.reason());
            statement.setObject(10, now.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    void end(String accountId, Agreement agreement) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update agreement set until_month = ? where account_id = ? and agreement_id = ?")) {
            statement.setObject(1, date(agreement.until()));
            statement.setString(2, accountId);
            statement.setString(3, agreement.agreementId());
            statement.executeUpdate();
        }
    }

    /** The last month of an account whose invoice is final. */
    Optional<YearMonth> lastClosed(String accountId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select max(month) from closed_month where account_id = ?")) {
            statement.setString(1, accountId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, LocalDate.class)).map(YearMonth::from);
            }
        }
    }

    private static @Nullable LocalDate date(@Nullable YearMonth month) {
        return month == null ? null : month.atDay(1);
    }

    private static List<Agreement> read(PreparedStatement statement) throws SQLException {
        List<Agreement> agreements = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Set<Stream> streams = EnumSet.noneOf(Stream.class);
                Arrays.stream((String[]) row.getArray("streams").getArray())
                        .map(Stream::valueOf)
                        .forEach(streams::add);
                LocalDate until = row.getObject("until_month", LocalDate.class);
                agreements.add(new Agreement(
                        row.getString("agreement_id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getBigDecimal("percent"),
                        row.getBigDecimal("amount"),
                        streams,
                        YearMonth.from(row.getObject("from_month", LocalDate.class)),
                        until == null ? null : YearMonth.from(until),
                        row.getString("reason")));
            }
        }
        return agreements;
    }
}
