package dev.thinkwatt.billing.spending;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Spending limits and notices at rest. */
final class SpendingRows {

    private static final String PUT = """
            insert into spending_limit (account_id, amount, thresholds) values (?, ?, ?)
            on conflict (account_id) do update
                set amount = excluded.amount, thresholds = excluded.thresholds, seen = null
            """;

    private static final String NEXT = """
            select account_id, time_zone from spending_limit join account using (account_id) where account_id > ?
            order by account_id limit 1 for update of spending_limit skip locked
            """;

    /** Notes how much there is of what a month's invoice is drawn from, and says whether that is news. */
    private static final String SEE = """
            update spending_limit set seen = counted.seen
            from (
                select concat_ws('/', m.month,
                    (select coalesce(sum(charges + reversals), 0)::bigint from usage_hour
                        where account_id = m.account_id and invoice_month = m.month),
                    (select count(*) from seat where account_id = m.account_id),
                    (select count(*) from subscription where account_id = m.account_id),
                    (select count(*) from agreement where account_id = m.account_id)) as seen
                from (values (?::text, ?::date)) as m (account_id, month)) counted
            where account_id = ? and spending_limit.seen is distinct from counted.seen
            """;

    private static final String NOTICE = """
            insert into spending_notice (account_id, month, percent, limit_amount, spent, noticed_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private final Connection connection;

    SpendingRows(Connection connection) {
        this.connection = connection;
    }

    void put(String accountId, SpendingLimit limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUT)) {
            statement.setString(1, accountId);
            statement.setBigDecimal(2, limit.amount());
            statement.setArray(
                    3, connection.createArrayOf("int4", limit.thresholds().toArray()));
            statement.executeUpdate();
        }
    }

    void remove(String accountId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from spending_limit where account_id = ?")) {
            statement.setString(1, accountId);
            statement.executeUpdate();
        }
    }

    Optional<SpendingLimit> find(String accountId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select amount, thresholds from spending_limit where account_id = ?")) {
            statement.setString(1, accountId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Integer[] thresholds = (Integer[]) row.getArray(2).getArray();
                return Optional.of(new SpendingLimit(row.getBigDecimal(1), Arrays.asList(thresholds)));
            }
        }
    }

    /** An account that has a limit. */
    record Limited(String accountId, ZoneId timeZone) {}

    /** The next account with a limit, locked; those that another replica looks at are passed over. */
    Optional<Limited> next(String accountId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, accountId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Limited(row.getString(1), ZoneId.of(row.getString(2))))
                        : Optional.empty();
            }
        }
    }

    boolean isNews(String accountId, YearMonth month) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEE)) {
            statement.setString(1, accountId);
            statement.setObject(2, month.atDay(1));
            statement.setString(3, accountId);
            return statement.executeUpdate() == 1;
        }
    }

    /** Whether nobody was told of this share of this month before. */
    boolean isFirst(SpendingNotice notice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTICE)) {
            statement.setString(1, notice.accountId());
            statement.setObject(2, notice.month().atDay(1));
            statement.setInt(3, notice.percent());
            statement.setBigDecimal(4, notice.limit());
            statement.setBigDecimal(5, notice.spent());
            statement.setObject(6, notice.at().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        }
    }

    /** What was told of a month. */
    List<SpendingNotice> notices(String accountId, Currency currency, YearMonth month) throws SQLException {
        List<SpendingNotice> notices = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select * from spending_notice where account_id = ? and month = ? order by percent")) {
            statement.setString(1, accountId);
            statement.setObject(2, month.atDay(1));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    int percent = row.getInt("percent");
                    notices.add(new SpendingNotice(
                            SpendingNotice.kind(percent),
                            accountId,
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            percent,
                            row.getBigDecimal("limit_amount"),
                            row.getBigDecimal("spent"),
                            currency,
                            row.getObject("noticed_at", OffsetDateTime.class).toInstant()));
                }
            }
        }
        return notices;
    }
}
