package dev.thinkwatt.catalog.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedMigration;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.Migration;
import dev.thinkwatt.model.catalog.Migration.Mode;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Version 1 promises 30 days of notice; version 2 was published on the 1st of June and takes its place on the 1st of July. */
class AdmissionTest {

    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TOLD = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant SEPTEMBER = Instant.parse("2026-09-10T00:00:00Z");
    private static final Duration MOMENT = Duration.ofNanos(1000);

    @Test
    void keepsThemWhileTheSuccessorIsStillToCome() {
        assertThatCode(() -> admission(migration(Mode.GRANDFATHER, null, JULY.minus(MOMENT)))
                        .require())
                .doesNotThrowAnyException();
    }

    @Test
    void refusesOnceTheyHaveGoneOn() {
        assertThatThrownBy(
                        () -> admission(migration(Mode.GRANDFATHER, null, JULY)).require())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Nobody is left on version 1 of plan plus");
    }

    /** They were told when the version was published. */
    @Test
    void movesThemFromTheStartOfTheVersionOn() {
        Instant decided = Instant.parse("2026-06-28T00:00:00Z");

        assertThat(admission(migration(Mode.AT_ONCE, JULY, decided)).earliest()).isEqualTo(JULY);
        assertThatCode(() -> admission(migration(Mode.AT_ONCE, JULY, decided)).require())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> admission(migration(Mode.AT_ONCE, JULY.minus(MOMENT), decided))
                        .require())
                .hasMessageContaining("effectiveAt");
    }

    /** They were promised to be kept, so the notice begins with the decision. */
    @Test
    void movesWhomAnotherKeepsOnlyAfterTheWholeNotice() {
        Migration keep = migration(Mode.GRANDFATHER, null, TOLD);
        Instant noticed = SEPTEMBER.plus(Duration.ofDays(30));

        assertThatCode(() -> admission(other(Mode.AT_ONCE, noticed), keep).require())
                .doesNotThrowAnyException();
        assertThatCode(() -> admission(other(Mode.AT_RENEWAL, noticed), keep).require())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> admission(other(Mode.AT_ONCE, noticed.minus(MOMENT)), keep)
                        .require())
                .hasMessageContaining("must not lie before 2026-10-10T00:00:00Z")
                .hasMessageContaining("30 days of notice");
        assertThatThrownBy(() -> admission(other(Mode.AT_RENEWAL, noticed.minus(MOMENT)), keep)
                        .require())
                .hasMessageContaining("must not lie before 2026-10-10T00:00:00Z");
    }

    @Test
    void refusesToKeepOrMoveThemTwice() {
        Migration keep = migration(Mode.GRANDFATHER, null, TOLD);
        Migration move = migration(Mode.AT_ONCE, JULY, TOLD);

        assertThatThrownBy(() -> admission(other(Mode.GRANDFATHER, null), keep).require())
                .hasMessageContaining("Migration first keeps them");
        assertThatThrownBy(() -> admission(other(Mode.AT_ONCE, SEPTEMBER.plus(Duration.ofDays(99))), move)
                        .require())
                .hasMessageContaining("Migration first moves them");
    }

    @Test
    void refusesAVersionThatDoesNotTakeThePlace() {
        Migration toTheOneAfter = new Migration("first", "plus", 1, 3, Mode.GRANDFATHER, null, TOLD);

        assertThatThrownBy(() -> new Admission(toTheOneAfter, catalog(), TOLD, JULY).require())
                .hasMessageContaining("toVersion")
                .hasMessageContaining("must be 2");
    }

    @Test
    void refusesWhatLiesYearsAhead() {
        assertThatThrownBy(() -> admission(migration(Mode.AT_ONCE, Instant.parse("2040-01-01T00:00:00Z"), TOLD))
                        .require())
                .hasMessageContaining("within five years");
    }

    private static Migration migration(Mode mode, @Nullable Instant effectiveAt, Instant decidedAt) {
        return new Migration("first", "plus", 1, 2, mode, effectiveAt, decidedAt);
    }

    private static Migration other(Mode mode, @Nullable Instant effectiveAt) {
        return new Migration("second", "plus", 1, 2, mode, effectiveAt, SEPTEMBER);
    }

    private static Admission admission(Migration migration, Migration... standing) {
        return new Admission(migration, catalog(standing), TOLD, JULY);
    }

    private static Catalog catalog(Migration... standing) {
        List<CatalogPublished> published =
                new ArrayList<>(List.of(published(1, JANUARY, JULY), published(2, JULY, null)));
        Arrays.stream(standing).forEach(migration -> published.add(new PublishedMigration(9, migration, false)));
        return Catalog.of(published);
    }

    private static PublishedPlan published(int version, Instant from, @Nullable Instant until) {
        return new PublishedPlan(version, from, until, plan(version));
    }

    private static Plan plan(int version) {
        try (var file = AdmissionTest.class.getResourceAsStream("/demo/plans/pro.json")) {
            ObjectNode body = (ObjectNode) Json.tolerant().readTree(file).get("plan");
            body.put("id", "plus").put("version", version);
            body.withObjectProperty("entitlements").put("changeNoticeDays", 30);
            return Json.tolerant().treeToValue(body, Plan.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
