package dev.thinkwatt.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.testing.CatalogTopic;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Publishes, withdraws and rolls back at random, beside a reference that knows one sentence only: of what was published and not
 * withdrawn, the last that has begun is in force. No change is ever dropped, none comes early, and there is never a gap.
 */
@QuarkusTest
class SuccessionTest {

    private static final int STEPS = 12;
    private static final Instant FIRST =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(30, ChronoUnit.DAYS);

    @Inject
    Editor editor;

    @Inject
    CatalogTopic topic;

    /** A version as the reference knows it. */
    private record Known(int version, String fee, Instant from) {}

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLastThatHasBegunIsInForce(long seed) {
        String planId = "succession-" + Long.toUnsignedString(seed);
        Random random = new Random(seed);
        ObjectNode document = editor.document(planId, "0");
        List<Known> all = new ArrayList<>();
        List<Known> standing = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            int version = all.size() + 1;
            switch (all.isEmpty() ? 0 : random.nextInt(4)) {
                case 0 -> publish(planId, price(document, version), null, version, all, standing);
                case 1 -> publish(planId, price(document, version), later(random), version, all, standing);
                case 2 -> withdraw(planId, all.get(random.nextInt(all.size())), standing);
                default -> rollBack(planId, all.get(random.nextInt(all.size())), all, standing);
            }
        }
        Known last = standing.getLast();
        Catalog catalog = topic.await(read -> feeAt(read, planId, Instant.MAX).equals(last.fee())
                && read.plan(new PlanVersion(planId, all.size())).isPresent());
        for (Instant instant : instants(all)) {
            assertThat(feeAt(catalog, planId, instant))
                    .as("-Dseed=%d, %s", seed, instant)
                    .isEqualTo(standing.stream()
                            .filter(known -> !known.from().isAfter(instant))
                            .max(Comparator.comparing(Known::from))
                            .map(Known::fee)
                            .orElse(""));
        }
    }

    /** Every boundary, just before and just after it. */
    private static TreeSet<Instant> instants(List<Known> all) {
        TreeSet<Instant> instants = new TreeSet<>();
        for (Known known : all) {
            instants.addAll(List.of(
                    known.from().minusNanos(1),
                    known.from(),
                    known.from().plusNanos(1),
                    known.from().plus(Duration.ofHours(1))));
        }
        return instants;
    }

    private void publish(
            String planId,
            ObjectNode document,
            @Nullable Instant from,
            int version,
            List<Known> all,
            List<Known> standing) {
        String etag = editor.begin(planId, document);
        Instant wanted = from == null ? Instant.now() : from;
        ValidatableResponse submission = editor.submit(planId, from);
        if (standing.stream().anyMatch(known -> !known.from().isBefore(wanted))) {
            submission.statusCode(400);
            editor.discard(planId);
        } else {
            submission.statusCode(200);
            add(editor.approve(planId, etag).statusCode(201), String.valueOf(version), all, standing);
        }
    }

    private void withdraw(String planId, Known target, List<Known> standing) {
        boolean isToCome = target.from().isAfter(Instant.now());
        editor.withdraw(planId, target.version()).statusCode(isToCome ? 200 : 409);
        if (isToCome) {
            standing.remove(target);
        }
    }

    private void rollBack(String planId, Known target, List<Known> all, List<Known> standing) {
        ValidatableResponse answer = editor.cora()
                .body("{\"reason\": \"Back.\"}")
                .post("/v1/plans/" + planId + "/versions/" + target.version() + "/rollback")
                .then();
        if (target.from().isAfter(Instant.now())) {
            answer.statusCode(409);
        } else if (answer.extract().statusCode() == 201) {
            add(answer, target.fee(), all, standing);
        } else {
            answer.statusCode(200);
            assertThat(inForce(standing).fee()).isEqualTo(target.fee());
        }
    }

    private static Known inForce(List<Known> standing) {
        return standing.stream()
                .filter(known -> !known.from().isAfter(Instant.now()))
                .max(Comparator.comparing(Known::from))
                .orElseThrow();
    }

    private static void add(ValidatableResponse answer, String fee, List<Known> all, List<Known> standing) {
        Known known = new Known(
                answer.extract().path("published.version"),
                fee,
                Instant.parse(answer.extract().path("published.from")));
        all.add(known);
        standing.add(known);
        standing.sort(Comparator.comparing(Known::from));
    }

    private static ObjectNode price(ObjectNode document, int fee) {
        ObjectNode priced = document.deepCopy();
        ((ObjectNode) priced.get("baseFee")).put("amount", String.valueOf(fee));
        return priced;
    }

    private static Instant later(Random random) {
        return FIRST.plus(Duration.ofHours(random.nextInt(48)));
    }

    private static String feeAt(Catalog catalog, String planId, Instant instant) {
        return catalog.planAt(planId, instant)
                .map(Plan::baseFee)
                .map(fee -> fee.amount().toPlainString())
                .orElse("");
    }
}
