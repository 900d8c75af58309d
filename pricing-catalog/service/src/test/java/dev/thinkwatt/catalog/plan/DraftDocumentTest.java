package dev.thinkwatt.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.model.document.PlanDocument.Reading;
import dev.thinkwatt.model.document.PlanDocument.Reading.Faulty;
import dev.thinkwatt.model.document.PlanDocument.Reading.Sound;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.support.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A document is read here for its faults and elsewhere for its plan; both must mean the same by a plan. */
class DraftDocumentTest {

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "7",
            "1.5",
            "3000000000",
            "\"\"",
            "\"-1\"",
            "\"0\"",
            "\"1e3\"",
            "\"gpt-5\"",
            "\"DENY\"",
            "\"PT1S\"",
            "[]",
            "[null]",
            "{}");

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"free", "plus", "pro", "enterprise-api"})
    void readsEveryPlanThatIsPublished(String id) {
        Plan plan = plan(id);
        assertThat(DraftDocument.like(plan, id).read(plan.planVersion())).isEqualTo(new Sound(plan));
    }

    /** Spoils documents in a place or two: none is sound that cannot be read as a plan, and what is sound is that plan. */
    @ParameterizedTest
    @MethodSource("seeds")
    void findsAFaultWhereverThePlanCannotBeRead(long seed) {
        Random random = new Random(seed);
        Plan plus = plan("plus");
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            DraftDocument document = DraftDocument.like(plus, "plus");
            for (int spoils = 1 + random.nextInt(2); spoils > 0; spoils--) {
                spoil(document.tree(), random);
            }
            Reading reading = document.read(new PlanVersion("plus", 2));
            Optional<Plan> plan = published(document.tree());
            refused += plan.isEmpty() ? 1 : 0;
            switch (reading) {
                case Sound(Plan sound) ->
                    assertThat(plan)
                            .as("-Dseed=%d, %d: %s", seed, i, document.text())
                            .contains(sound);
                case Faulty(var faults) -> assertThat(faults).isNotEmpty();
            }
        }
        assertThat(refused).as("-Dseed=%d", seed).isPositive();
    }

    private static void spoil(JsonNode root, Random random) {
        List<Runnable> spoils = new ArrayList<>();
        collect(root, random, spoils);
        spoils.get(random.nextInt(spoils.size())).run();
    }

    private static void collect(JsonNode node, Random random, List<Runnable> spoils) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                spoils.add(() -> object.remove(field.getKey()));
                spoils.add(() -> object.set(field.getKey(), value(random)));
                collect(field.getValue(), random, spoils);
            }
            spoils.add(() -> object.set("unknown", value(random)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                spoils.add(() -> array.set(at, value(random)));
                spoils.add(() -> array.add(array.get(at).deepCopy()));
                collect(array.get(i), random, spoils);
            }
        }
    }

    private static JsonNode value(Random random) {
        try {
            return Json.strict().readTree(VALUES.get(random.nextInt(VALUES.size())));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As whoever receives it reads it. */
    private static Optional<Plan> published(ObjectNode document) {
        try {
            return Optional.of(Json.strict().treeToValue(document.deepCopy().put("version", 2), Plan.class));
        } catch (JsonProcessingException refused) {
            return Optional.empty();
        }
    }

    private static Plan plan(String id) {
        try (InputStream file = DraftDocumentTest.class.getResourceAsStream("/demo/plans/" + id + ".json")) {
            return Json.strict()
                    .treeToValue(
                            Json.strict().readTree(Objects.requireNonNull(file)).get("plan"), Plan.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
