package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.batch.RowSet;
import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.UsageEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Charges anew what was charged at a price of electricity that was published again: the charge is taken back and one at the new price
 * stands for it. Where the month is invoiced, both are of the next invoice, which so says the difference.
 */
@ApplicationScoped
class Repricer {

    private static final Logger LOG = Logger.getLogger(Repricer.class);

    /** How many charges one transaction looks at. */
    private static final int PAGE = 500;

    /** Of several processes one reprices at a time. */
    private static final long LOCK = 0x7265707269636531L;

    /** How long after a day was published others may still price by the one before it. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private static final String STANDING = """
            select c.*, u.payload, coalesce(p.first_event, c.event_id) as first_event
            from charge c
                join usage_event u on u.account_id = c.account_id and u.event_id = c.event_id
                left join repricing p on p.account_id = c.account_id and p.event_id = c.event_id
            where c.site = ? and c.started_at >= ? and c.started_at < ? and c.charge_month between ? and ?
                and u.month between ? and ? and c.energy is not null and (c.account_id, c.event_id) > (?, ?)
                and not exists (
                    select from reversal r where r.account_id = c.account_id and r.event_id = c.event_id)
            order by c.account_id, c.event_id limit ?
            """;

    private final DataSource database;
    private final CatalogReplica catalog;
    private final RepricedDays days;
    private final BatchRater rater;
    private final Clock clock;

    Repricer(DataSource database, CatalogReplica catalog, RepricedDays days, BatchRater rater, Clock clock) {
        this.database = database;
        this.catalog = catalog;
        this.days = days;
        this.rater = rater;
        this.clock = clock;
    }

    /** Where a page ended, and what was repriced of it. */
    private record Page(@Nullable EventKey last, int repriced) {}

    /** A day to be looked at; for the last time, where nothing of it can be missing afterwards. */
    private record Due(PublishedPrices published, boolean settles) {}

    /** Looks at all days that were published since they were looked at last, and at the months that take an index they are part of. */
    void pass() throws SQLException {
        List<Due> due = due();
        Set<Integer> lags = due.isEmpty() ? Set.of() : catalog.current().lags();
        due.stream()
                .flatMap(day -> lags.stream()
                        .map(lag -> RepricedSpan.lagging(day.published().prices(), lag)))
                .distinct()
                .forEach(this::look);
        for (Due day : due) {
            look(RepricedSpan.of(day.published().prices()));
            QuarkusTransaction.requiringNew().run(() -> remember(day.published(), day.settles()));
        }
    }

    private List<Due> due() throws SQLException {
        Map<RepricedDays.Day, RepricedDays.Look> looks;
        try (Connection connection = database.getConnection()) {
            looks = days.all(connection);
        }
        List<Due> due = new ArrayList<>();
        for (PublishedPrices published : catalog.electricityDays()) {
            Optional<RepricedDays.Look> look = Optional.ofNullable(looks.get(RepricedDays.Day.of(published)))
                    .filter(known -> known.revision() >= published.revision());
            if (look.isEmpty()) {
                due.add(new Due(published, false));
            } else if (!look.get().settled() && look.get().at().plus(AGAIN).isBefore(clock.instant())) {
                due.add(new Due(published, true));
            }
        }
        return due;
    }

    private void look(RepricedSpan span) {
        int repriced = 0;
        EventKey last = null;
        do {
            EventKey after = last;
            Page page = QuarkusTransaction.requiringNew().call(() -> page(span, after));
            last = page.last();
            repriced += page.repriced();
        } while (last != null);
        if (repriced > 0) {
            LOG.infof("%d charges of %s stand at the prices published anew", repriced, span);
        }
    }

    private void remember(PublishedPrices published, boolean settles) {
        try (Connection connection = database.getConnection()) {
            days.looked(connection, published, clock.instant(), settles);
        } catch (SQLException e) {
            throw new IllegalStateException("a day cannot be remembered", e);
        }
    }

    private Page page(RepricedSpan span, @Nullable EventKey after) throws SQLException {
        try (Connection connection = database.getConnection()) {
            lock(connection);
            List<Repricing> repriced = new ArrayList<>();
            List<EventKey> read = read(connection, span, after, repriced);
            if (!repriced.isEmpty()) {
                remember(connection, repriced);
                rater.rate(connection, repriced.stream().map(Repricing::record).toList());
            }
            return new Page(read.size() < PAGE ? null : read.getLast(), repriced.size());
        }
    }

    private List<EventKey> read(
            Connection connection, RepricedSpan span, @Nullable EventKey after, List<Repricing> repriced)
            throws SQLException {
        LocalDate firstMonth = span.firstMonth();
        LocalDate keptFrom = days.keptFrom().atDay(1);
        Catalog prices = catalog.current();
        List<EventKey> read = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(STANDING)) {
            statement.setString(1, span.site());
            statement.setObject(2, span.from().atOffset(ZoneOffset.UTC));
            statement.setObject(3, span.until().atOffset(ZoneOffset.UTC));
            statement.setObject(4, firstMonth.isBefore(keptFrom) ? keptFrom : firstMonth);
            statement.setObject(5, span.lastMonth());
            statement.setObject(6, firstMonth);
            statement.setObject(7, span.lastMonth());
            statement.setString(8, after == null ? "" : after.accountId());
            statement.setObject(9, after == null ? new UUID(0, 0) : after.eventId());
            statement.setInt(10, PAGE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Charge charge = Charges.read(row);
                    read.add(new EventKey(charge.accountId(), charge.eventId()));
                    UsageEvent event = UsageReader.kept(row.getBytes("payload"));
                    if (isOtherwise(charge, event, prices)) {
                        repriced.add(Repricing.of(event, row.getObject("first_event", UUID.class)));
                    }
                }
            }
        }
        return read;
    }

    /**
     * What has no price now keeps its charge: a price that has begun to hold may be changed, and not taken away. An estimate so stands
     * until all that it stands for is published.
     */
    private static boolean isOtherwise(Charge charge, UsageEvent event, Catalog prices) {
        boolean passedOn = prices.plan(event.plan())
                .filter(plan -> plan.surcharge() != null)
                .isPresent();
        EnergyCharge recorded = charge.rated().energy();
        return passedOn
                && recorded != null
                && Rater.rate(event, prices, charge.currency()) instanceof Rated rated
                && rated.energy() != null
                && Repricing.differs(recorded, rated.energy());
    }

    private void remember(Connection connection, List<Repricing> repriced) throws SQLException {
        Instant now = clock.instant();
        RowSet.of(repriced)
                .column("account_id", "text", one -> one.event().accountId())
                .column("event_id", "uuid", one -> one.event().eventId())
                .column("of_event", "uuid", one -> one.event().corrects())
                .column("first_event", "uuid", Repricing::first)
                .column("site", "text", one -> one.event().site())
                .column("repriced_at", "timestamptz", one -> now)
                .insertInto(connection, "repricing");
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.executeQuery();
        }
    }
}
