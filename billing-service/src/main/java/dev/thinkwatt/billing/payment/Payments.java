package dev.thinkwatt.billing.payment;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Payments at rest. */
final class Payments {

    private static final String ADD = """
            insert into payment (transfer_id, invoice_id, account_id, payment_id, amount, currency, received_on, reference,
                recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Connection connection;

    Payments(Connection connection) {
        this.connection = connection;
    }

    void add(Payment payment) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, payment.transferId());
            statement.setObject(2, payment.invoiceId());
            statement.setString(3, payment.accountId());
            statement.setString(4, payment.paymentId());
            statement.setBigDecimal(5, payment.amount());
            statement.setString(6, payment.currency().getCurrencyCode());
            statement.setObject(7, payment.receivedOn());
            statement.setString(8, payment.reference());
            statement.setObject(9, payment.recordedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** Those for an invoice, in the order in which they were recorded. */
    List<Payment> of(UUID invoiceId) throws SQLException {
        List<Payment> payments = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select * from payment where invoice_id = ? order by recorded_at, payment_id")) {
            statement.setObject(1, invoiceId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    payments.add(read(row));
                }
            }
        }
        return payments;
    }

    private static Payment read(ResultSet row) throws SQLException {
        return new Payment(
                row.getString("payment_id"),
                row.getObject("transfer_id", UUID.class),
                row.getObject("invoice_id", UUID.class),
                row.getString("account_id"),
                row.getBigDecimal("amount"),
                Currency.getInstance(row.getString("currency")),
                row.getObject("received_on", LocalDate.class),
                row.getString("reference"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
