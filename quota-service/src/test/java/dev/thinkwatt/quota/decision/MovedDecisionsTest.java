package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.local.infrastructure.Database;
import dev.thinkwatt.local.infrastructure.LocalPostgres;
import dev.thinkwatt.local.testing.Migration;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.quota.decision.HoldRepository.Over;
import dev.thinkwatt.quota.policy.Ask;
import dev.thinkwatt.quota.policy.Counter;
import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.policy.Grant;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.quota.policy.Taken;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was decided before decisions were kept narrowly can be asked again, read, closed and expired afterwards. */
class MovedDecisionsTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-11-24");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-25T00:00:00Z");
    private static final Instant UNTIL = MIDNIGHT.plus(Duration.ofMinutes(10));
    private static final BodyHash HASH = new BodyHash("asked");
    private static final TimeSpan WEEK =
            new TimeSpan(Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-11-30T00:00:00Z"));
    private static final List<Taken> ONE = List.of(Taken.of("week", WEEK, 1));
    private static final Hold HELD = Hold.until(UNTIL, false, new Estimate(100, 50));

    private static final Receipt OPEN =
            receipt("alice", "open", MIDNIGHT.minusMillis(1), ONE, new Receipt.Open(), HELD);
    private static final Receipt SETTLED =
            receipt("alice", "settled", MIDNIGHT, ONE, new Receipt.Settled(new BodyHash("told"), settlement()), HELD);
    private static final Receipt EXPIRED = receipt(
            "bob",
            "expired",
            MIDNIGHT.minusSeconds(60),
            ONE,
            new Receipt.Expired(),
            Hold.until(UNTIL, true, null).ended(new ExpiryAnswer(UNTIL, ExpiryAnswer.Fate.KEPT, null)));
    private static final Receipt DENIED =
            receipt("bob", "denied", MIDNIGHT.plusSeconds(1), List.of(), new Receipt.Denied(), Hold.NONE);
    private static final List<Receipt> ALL = List.of(OPEN, SETTLED, EXPIRED, DENIED);

    private static final Held COUNTED = new Held(
            new Counters(
                    Map.of("week", new Counter(WEEK, BigDecimal.TWO, List.of(), 80, true, null, "REQUESTS WEEK")),
                    List.of(new Grant(
                            "more",
                            Grant.Kind.values()[0],
                            "week",
                            BigDecimal.TEN,
                            new BigDecimal("7.5"),
                            0,
                            WEEK.endsAt()))),
            new Knobs(new Knobs.Persona(Knobs.Style.WARM, 40), null, "strict"));

    private final DecisionRepository decisions = new DecisionRepository();

    @Test
    void keepsDecisionsAndCounters() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.temporary()) {
            String url = postgres.jdbcUrl(Database.QUOTA);
            Migration.run(postgres, Database.QUOTA, MigrationVersion.fromVersion("0160"));
            try (Connection owner = DriverManager.getConnection(url, "quota_owner", "quota_owner")) {
                fill(owner);
            }

            Migration.run(postgres, Database.QUOTA, MigrationVersion.LATEST);

            try (Connection service = DriverManager.getConnection(url, "quota", "quota")) {
                findsAll(service);
                answersAgain(service);
                closesWhatIsOpen(service);
                assertThat(new CounterRepository().find(service, List.of(new Owner("alice"))))
                        .containsExactly(Map.entry(new Owner("alice"), COUNTED));
            }
        }
    }

    /** Each by its key and by its id; what was dropped with its day is not found. */
    private void findsAll(Connection service) throws SQLException {
        List<DecisionId> ids = ALL.stream().map(Receipt::id).toList();
        List<DecisionKey> keys = List.of(
                OPEN.id().key(),
                SETTLED.id().key(),
                EXPIRED.id().key(),
                DENIED.id().key(),
                new DecisionKey("bob", "dropped"));
        assertThat(decisions.ids(service, keys, FIRST).values()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(decisions.find(service, ids).values()).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(new HoldRepository().over(service, UNTIL, FIRST, Over.NONE, 10))
                .containsExactly(new Over(OPEN.id(), UNTIL));
    }

    /** As the first time, and never twice under one id. */
    private void answersAgain(Connection service) throws SQLException {
        for (Receipt receipt : ALL) {
            Receipt kept = found(service, receipt.id());
            assertThat(kept.replay(decide(receipt.id().key(), HASH)).answer())
                    .isEqualTo(receipt.answer().asReplay());
            assertThatThrownBy(() -> kept.replay(decide(receipt.id().key(), new BodyHash("other"))))
                    .isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> decisions.insert(service, DENIED.decidedAt(), List.of(DENIED)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("decision_day");
    }

    private void closesWhatIsOpen(Connection service) throws SQLException {
        Receipt settled = OPEN.in(new Receipt.Settled(new BodyHash("told"), settlement()));
        decisions.close(service, List.of(settled));

        assertThat(found(service, OPEN.id())).isEqualTo(settled);
        assertThat(new HoldRepository().over(service, UNTIL, FIRST, Over.NONE, 10))
                .isEmpty();
    }

    private Receipt found(Connection service, DecisionId id) throws SQLException {
        return Objects.requireNonNull(decisions.find(service, List.of(id)).get(id.key()));
    }

    private static void fill(Connection owner) throws SQLException {
        owner.createStatement()
                .execute("select make_decision_partitions('%s', '%s')".formatted(FIRST, FIRST.plusDays(1)));
        for (Receipt receipt : ALL) {
            insert(owner, DecisionRow.of(receipt));
        }
        owner.createStatement().execute("insert into decision_day values ('bob', 'dropped', '%s')".formatted(FIRST));
        execute(
                owner,
                "insert into counter (owner, windows, grants, knobs) values (?, ?::jsonb, ?::jsonb, ?::jsonb)",
                "alice",
                json(COUNTED.counters().windows()),
                json(COUNTED.counters().grants()),
                json(COUNTED.knobs()));
    }

    /** As they were kept until then. */
    private static void insert(Connection owner, DecisionRow row) throws SQLException {
        String day = LocalDate.ofInstant(row.decidedAt(), ZoneOffset.UTC).toString();
        Instant until = row.hold().until();
        execute(owner, "insert into decision_day values (?, ?, ?::date)", row.subscriberId(), row.requestId(), day);
        execute(
                owner,
                """
                insert into decision (subscriber_id, request_id, day, request_hash, account_id, decided_at, selection, outcome,
                    plan_id, plan_version, requested_model, model, taken, answer, state, held_until, proxied, estimate, expiry,
                    closing_hash, closing)
                values (?, ?, ?::date, ?, ?, ?::timestamptz, ?, ?, ?, ?::integer, ?, ?, ?::jsonb, ?::json, ?, ?::timestamptz,
                    ?::boolean, ?::json, ?::json, ?, ?::json)
                """,
                row.subscriberId(),
                row.requestId(),
                day,
                row.requestHash(),
                row.accountId(),
                row.decidedAt().toString(),
                row.selection().name(),
                row.answer().outcome().name(),
                row.plan().id(),
                String.valueOf(row.plan().version()),
                row.answer().requestedModel(),
                row.answer().model(),
                row.takenJson(),
                row.written().json(),
                row.state(),
                until == null ? null : until.toString(),
                String.valueOf(row.hold().proxied()),
                row.estimateJson(),
                row.expiryJson(),
                row.closingHash(),
                row.closingJson());
    }

    private static void execute(Connection owner, String sql, @Nullable String... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static Command.Decide decide(DecisionKey key, BodyHash hash) {
        return new Command.Decide(key, new Ask("gpt-5", Selection.MANUAL, 0, null), hash);
    }

    private static Receipt receipt(
            String subscriber, String request, Instant at, List<Taken> taken, Receipt.State state, Hold hold) {
        DecisionId id = DecisionId.of(at, new DecisionKey(subscriber, request));
        boolean denied = state instanceof Receipt.Denied;
        Answer answer = new Answer(
                id.toString(),
                denied ? null : id.eventId(),
                request,
                denied ? Outcome.DENIED : Outcome.GRANTED,
                denied ? null : "gpt-5",
                "gpt-5",
                null,
                null,
                denied ? Reason.ALLOWANCE_EXHAUSTED : Reason.WITHIN_ALLOWANCES,
                false,
                false,
                new PlanVersion("pro", 1),
                hold.until(),
                null,
                null,
                null,
                null,
                Knobs.NONE,
                List.of());
        return new Receipt(id, HASH, "acme", at, Selection.MANUAL, Written.of(answer), taken, state, hold);
    }

    private static SettlementAnswer settlement() {
        DecisionId id = DecisionId.of(MIDNIGHT, new DecisionKey("alice", "settled"));
        return new SettlementAnswer(
                id.toString(),
                id.eventId(),
                null,
                "SETTLED",
                false,
                UNTIL,
                "gpt-5",
                ServiceTier.STANDARD,
                "us-east",
                null,
                null,
                Usage.ofText(100, 50));
    }

    private static String json(Object value) {
        return Json.strict().valueToTree(value).toString();
    }
}
