package dev.thinkwatt.billing.credit;

import dev.thinkwatt.billing.credit.DrawDown.Use;
import dev.thinkwatt.billing.ledger.Ledger;
import dev.thinkwatt.billing.ledger.LedgerAccount;
import dev.thinkwatt.billing.ledger.Transfer;
import dev.thinkwatt.billing.ledger.Transfer.Leg;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.PrepaidCredit.Pays;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Credit at rest, and in the ledger: granted, it is owed to the account; paid with or lapsed, it no longer is. */
@ApplicationScoped
public class Credits {

    private static final String READ = """
            select c.*, amount - (
                select coalesce(sum(u.amount), 0) from credit_use u
                where u.account_id = c.account_id and u.credit_id = c.credit_id) as remaining
            from credit c where account_id = ? order by granted_at, credit_id
            """;

    private static final String ADD = """
            insert into credit (account_id, credit_id, source, amount, currency, priority, pays, starts_at, expires_at, reason,
                granted_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String USE =
            "insert into credit_use (account_id, credit_id, invoice_id, kind, amount) values (?, ?, ?, ?, ?)";

    private final Ledger ledger;
    private final Clock clock;

    Credits(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All credit that an account ever had, in the order in which it came. */
    public List<Credit> of(Connection connection, String accountId) throws SQLException {
        List<Credit> credits = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, accountId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    credits.add(read(row));
                }
            }
        }
        return credits;
    }

    /** Keeps credit and books it: against what was granted, or, given back, against what an account owes. */
    public void add(Connection connection, String accountId, Credit credit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, accountId);
            statement.setString(2, credit.creditId());
            statement.setString(3, credit.source().name());
            statement.setBigDecimal(4, credit.amount().amount());
            statement.setString(5, credit.amount().currency().getCurrencyCode());
            statement.setInt(6, credit.priority());
            statement.setArray(
                    7,
                    connection.createArrayOf(
                            "text", credit.pays().stream().map(Pays::name).toArray()));
            statement.setObject(8, credit.startsAt().atOffset(ZoneOffset.UTC));
            Instant expires = credit.expiresAt();
            statement.setObject(9, expires == null ? null : expires.atOffset(ZoneOffset.UTC));
            statement.setString(10, credit.reason());
            statement.setObject(11, clock.instant().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
        BigDecimal amount = credit.amount().amount();
        book(
                connection,
                accountId,
                id("credit/" + accountId + "/" + credit.creditId()),
                credit.amount().currency(),
                List.of(new Leg(credit.source().against(), amount), new Leg(LedgerAccount.CREDITS, amount.negate())));
    }

    /** Keeps what a final invoice takes, and books it: what pays is no longer receivable. */
    public void use(Connection connection, String accountId, UUID invoiceId, Currency currency, List<Use> uses)
            throws SQLException {
        if (uses.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(USE)) {
            for (Use use : uses) {
                statement.setString(1, accountId);
                statement.setString(2, use.creditId());
                statement.setObject(3, invoiceId);
                statement.setString(4, use.kind().name());
                statement.setBigDecimal(5, use.amount());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        BigDecimal paid = sum(uses, Use.Kind.PAID);
        BigDecimal lapsed = sum(uses, Use.Kind.LAPSED);
        book(
                connection,
                accountId,
                id("credit-use/" + invoiceId),
                currency,
                List.of(
                        new Leg(LedgerAccount.CREDITS, paid.add(lapsed)),
                        new Leg(LedgerAccount.RECEIVABLE, paid.negate()),
                        new Leg(LedgerAccount.CREDITS_GRANTED, lapsed.negate())));
    }

    private void book(Connection connection, String accountId, UUID transferId, Currency currency, List<Leg> legs)
            throws SQLException {
        List<Leg> booked =
                legs.stream().filter(leg -> leg.amount().signum() != 0).toList();
        ledger.post(connection, List.of(new Transfer(accountId, transferId, Transfer.Cause.CREDIT, currency, booked)));
    }

    /** What the uses of a kind come to. */
    public static BigDecimal sum(List<Use> uses, Use.Kind kind) {
        return uses.stream()
                .filter(use -> use.kind() == kind)
                .map(Use::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Credit read(ResultSet row) throws SQLException {
        Set<Pays> pays = EnumSet.noneOf(Pays.class);
        Arrays.stream((String[]) row.getArray("pays").getArray())
                .map(Pays::valueOf)
                .forEach(pays::add);
        return new Credit(
                row.getString("credit_id"),
                Credit.Source.valueOf(row.getString("source")),
                new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                row.getInt("priority"),
                pays,
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("expires_at", OffsetDateTime.class)),
                row.getString("reason"),
                row.getBigDecimal("remaining"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
