package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds invoices, and adds up what was found. */
@ApplicationScoped
class InvoiceSearch {

    private static final String FOUND = """
            from (select invoice_id, account_id, period, number, currency, events, total,
                    case when exists (select from credit_note n where n.invoice_id = i.invoice_id and n.kind = 'VOID')
                        then 'VOID'
                        when exists (select from receivable r where r.invoice_id = i.invoice_id and r.open <= 0
                            and r.paid + r.paid_by_credit - r.returned > 0)
                        then 'PAID' else status end as standing,
                    (select coalesce(sum(n.total), 0) from credit_note n where n.invoice_id = i.invoice_id) as credited
                from invoice i) i join account a using (account_id)
            where (?::date is null or period = ?) and (? = '' or account_id = ?) and (? = '' or standing = ?)
                and (? = '' or i.currency = ?)
            """;

    private static final String LIST = "select i.*, a.name " + FOUND + """
            and (?::date is null or (period, account_id) < (?, ?))
            order by period desc, account_id desc limit ?
            """;

    private static final String SUMS = "select i.currency, count(*) as invoices, sum(events) as events,"
            + " sum(total) as total, sum(credited) as credited " + FOUND + " group by i.currency order by i.currency";

    private final DataSource database;

    InvoiceSearch(DataSource database) {
        this.database = database;
    }

    /** Those that fit, the latest month first. */
    List<FoundInvoice> list(InvoiceQuery query, String after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST)) {
            int next = bind(statement, query);
            int comma = after.indexOf(',');
            LocalDate month = after.isEmpty() ? null : month(after.substring(0, Math.max(0, comma)));
            statement.setObject(next, month);
            statement.setObject(next + 1, month);
            statement.setString(next + 2, after.substring(comma + 1));
            statement.setInt(next + 3, limit);
            List<FoundInvoice> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(found(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("invoices cannot be found", e);
        }
    }

    /** What all that fit add up to, by currency. */
    List<InvoiceSum> sums(InvoiceQuery query) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SUMS)) {
            bind(statement, query);
            List<InvoiceSum> sums = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sums.add(new InvoiceSum(
                            row.getString("currency"),
                            row.getLong("invoices"),
                            row.getLong("events"),
                            row.getBigDecimal("total"),
                            row.getBigDecimal("credited")));
                }
            }
            return sums;
        } catch (SQLException e) {
            throw new IllegalStateException("invoices cannot be added up", e);
        }
    }

    private static FoundInvoice found(ResultSet row) throws SQLException {
        return new FoundInvoice(
                row.getObject("invoice_id", UUID.class),
                row.getString("account_id"),
                row.getString("name"),
                YearMonth.from(row.getObject("period", LocalDate.class)),
                Standing.valueOf(row.getString("standing")),
                row.getString("number"),
                row.getLong("events"),
                row.getBigDecimal("total"),
                row.getString("currency"));
    }

    private static int bind(PreparedStatement statement, InvoiceQuery query) throws SQLException {
        YearMonth month = query.month();
        LocalDate period = month == null ? null : month.atDay(1);
        String standing = query.standing().map(Standing::name).orElse("");
        statement.setObject(1, period);
        statement.setObject(2, period);
        int next = 3;
        for (String text : List.of(query.account.strip(), standing, query.currency)) {
            statement.setString(next++, text);
            statement.setString(next++, text);
        }
        return next;
    }

    private static LocalDate month(String text) {
        try {
            return YearMonth.parse(text).atDay(1);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("after", "must be a cursor that an earlier page gave as next");
        }
    }
}
