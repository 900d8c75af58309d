package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions in partitions of a day each. */
@QuarkusTest
class PartitionTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Instant MIDNIGHT = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();

    @Inject
    PublishedWorld world;

    @Inject
    Times times;

    @Inject
    PartitionJob job;

    @Inject
    Rows rows;

    @Test
    void answersARetryAfterMidnightAsBeforeAndTakesNothing() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        Answer first = decided(subscriber, "late", MIDNIGHT.minusMillis(1));

        Answer again = decided(subscriber, "late", MIDNIGHT.plusMillis(1));

        assertThat(again).isEqualTo(first.asReplay());
        assertThat(rows.decisions(subscriber)).isEqualTo(1);
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
    }

    @Test
    void answersARetryAsBeforeFor35Days() {
        Instant then = MIDNIGHT.minus(Duration.ofDays(35)).plusSeconds(60);
        makeDay(TODAY.minusDays(35));
        String subscriber = world.subscriberOf(Asks.SEVEN);
        Answer first = decided(subscriber, "old", then);

        job.round();

        assertThat(decided(subscriber, "old", MIDNIGHT.plusSeconds(86_399))).isEqualTo(first.asReplay());
        assertThat(rows.decisions(subscriber)).isEqualTo(1);
    }

    @Test
    void closesADecisionOfTheDayBefore() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        Answer answer = decided(subscriber, "night", MIDNIGHT.minusMillis(1));
        Command.Release release = new Command.Release(
                DecisionId.parse(String.valueOf(answer.decisionId())),
                ReleaseAnswer.Cause.TIMEOUT,
                new BodyHash("release"));

        times.at(MIDNIGHT.plusMillis(1)).run(List.of(release));

        assertThat(release.reply().join().returned()).hasSize(1);
        assertThat(rows.count(
                        "select count(*) from decision where subscriber_id = ? and state = 'RELEASED'", subscriber))
                .isEqualTo(1);
    }

    @Test
    void forgetsWhatIsPastItsRetention() {
        makeDay(TODAY.minusDays(80));
        String subscriber = world.subscriberOf(Asks.SEVEN);
        decided(subscriber, "ancient", MIDNIGHT.minus(Duration.ofDays(80)));

        job.round();

        assertThat(rows.decisions(subscriber)).isZero();
        assertThat(rows.count("select count(*) from decision_day where subscriber_id = ?", subscriber))
                .isZero();
        assertThat(exists("decision_" + suffix(TODAY.minusDays(80)))).isFalse();
        assertThat(decided(subscriber, "ancient", MIDNIGHT).replayed()).isFalse();
    }

    /** The partition of request ids covers five weeks, and may outlive a day whose decisions are gone. */
    @Test
    void looksNoFurtherBackThanItsRetention() {
        makeDay(TODAY.minusDays(36));
        String subscriber = world.subscriberOf(Asks.SEVEN);
        Answer first = decided(subscriber, "gone", MIDNIGHT.minus(Duration.ofDays(36)));

        Answer again = decided(subscriber, "gone", MIDNIGHT);

        assertThat(again.replayed()).isFalse();
        assertThat(again.decisionId()).isNotEqualTo(first.decisionId());
    }

    @Test
    void makesAWeekOfPartitionsAhead() {
        job.round();

        assertThat(TODAY.minusDays(1).datesUntil(TODAY.plusDays(8)))
                .allSatisfy(day -> assertThat(exists("decision_" + suffix(day))).isTrue());
    }

    /** Its request ids may have one: five weeks share it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysSoAndTakesNothingWhereADayHasNoPartition(boolean hasRequestIds) {
        LocalDate day = LocalDate.parse("2030-01-01");
        if (hasRequestIds) {
            makeDay(day.minusDays(1));
        }
        String subscriber = world.subscriberOf(Asks.SEVEN);
        Command.Decide ask = Asks.thinking(subscriber, "early");

        assertThatThrownBy(() ->
                        times.at(day.atStartOfDay(ZoneOffset.UTC).toInstant()).run(List.of(ask)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
                    assertThat(problem).hasMessageContaining("decisions of this day cannot be kept");
                });
        assertThat(rows.used(subscriber, "thinking-week")).isZero();
        assertThat(rows.count("select count(*) from decision_day where subscriber_id = ?", subscriber))
                .isZero();
    }

    @Test
    void letsTheServiceDropNothingThatMustBeKept() {
        assertThatThrownBy(() -> execute("select drop_decision_partition(current_date - 34)"))
                .hasMessageContaining("kept for 35 days at least");
        assertThatThrownBy(() -> execute("drop table decision_" + suffix(TODAY)))
                .hasMessageContaining("must be owner");
    }

    @Test
    void looksAtOnePartitionForADecisionWhoseIdIsKnown() throws SQLException {
        try (Connection connection = rows.connect()) {
            connection.createStatement().execute("set plan_cache_mode = force_generic_plan");
            try (PreparedStatement explain =
                    connection.prepareStatement("explain (analyze) " + DecisionRepository.FIND)) {
                explain.setArray(1, connection.createArrayOf("text", new String[] {"nobody"}));
                explain.setArray(2, connection.createArrayOf("text", new String[] {"nothing"}));
                explain.setObject(3, TODAY);
                explain.setObject(4, TODAY);

                assertThat(scanned(explain.executeQuery())).containsExactly("decision_" + suffix(TODAY));
            }
        }
    }

    private Answer decided(String subscriber, String requestId, Instant now) {
        Command.Decide ask = Asks.thinking(subscriber, requestId);
        times.at(now).run(List.of(ask));
        return ask.reply().join().answer();
    }

    private void makeDay(LocalDate day) {
        execute("select make_decision_partitions('%1$s', '%1$s')".formatted(day));
    }

    private boolean exists(String table) {
        return rows.count("select count(to_regclass(?))", table) == 1;
    }

    private void execute(String sql) {
        try (Connection connection = rows.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static String suffix(LocalDate day) {
        return day.toString().replace("-", "");
    }

    private static List<String> scanned(ResultSet plan) throws SQLException {
        List<String> found = new ArrayList<>();
        while (plan.next()) {
            Pattern.compile("on (decision_\\d+)")
                    .matcher(plan.getString(1))
                    .results()
                    .map(match -> match.group(1))
                    .forEach(found::add);
        }
        return found;
    }
}
