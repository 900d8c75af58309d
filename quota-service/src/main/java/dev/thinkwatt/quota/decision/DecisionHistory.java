package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.support.paging.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The decisions of one subscriber, newest first: by an index, one day's partition after the other, until a page is full. */
@ApplicationScoped
public class DecisionHistory {

    private static final String OF_DAY = """
            select request_id, decided_at, selection, state, answer from decision
            where subscriber_id = ? and day = ? and (decided_at, request_id) < (?, ?)
            order by decided_at desc, request_id desc limit ?
            """;

    private final Database database;
    private final Retention retention;
    private final Clock clock;

    DecisionHistory(Database database, Retention retention, Clock clock) {
        this.database = database;
        this.retention = retention;
        this.clock = clock;
    }

    public Page<ReceiptLine> of(String subscriberId, ReceiptQuery query) {
        ReceiptCursor before = query.before();
        List<ReceiptLine> lines =
                database.read(connection -> read(connection, subscriberId, before, query.limit() + 1));
        return Page.of(lines, query.limit(), ReceiptCursor::of);
    }

    /** From tomorrow on at the latest: the clock of another replica may be ahead. */
    private List<ReceiptLine> read(Connection connection, String subscriberId, ReceiptCursor before, int limit)
            throws SQLException {
        Instant now = clock.instant();
        LocalDate oldest = retention.oldest(now);
        LocalDate newest = utc(now).plusDays(1);
        LocalDate day = utc(before.at()).isBefore(newest) ? utc(before.at()) : newest;
        List<ReceiptLine> lines = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(OF_DAY)) {
            select.setString(1, subscriberId);
            select.setObject(3, before.at().atOffset(ZoneOffset.UTC));
            select.setString(4, before.requestId());
            for (; lines.size() < limit && !day.isBefore(oldest); day = day.minusDays(1)) {
                select.setObject(2, day);
                select.setInt(5, limit - lines.size());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        lines.add(line(new DecisionId(day, subscriberId, row.getString(1)), row));
                    }
                }
            }
        }
        return lines;
    }

    private static ReceiptLine line(DecisionId id, ResultSet row) throws SQLException {
        return ReceiptLine.of(
                id,
                row.getObject(2, OffsetDateTime.class).toInstant(),
                Selection.valueOf(row.getString(3)),
                ReceiptLine.State.valueOf(row.getString(4)),
                Written.read(row.getString(5)).answer());
    }

    private static LocalDate utc(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
