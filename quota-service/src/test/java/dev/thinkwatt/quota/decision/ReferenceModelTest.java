package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.quota.policy.Ask;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked in whatever batches, the answers are those of a model that anybody can check by reading. */
@QuarkusTest
class ReferenceModelTest {

    private static final int LIMIT = 6;
    private static final int BATCHES = 12;

    @Inject
    PublishedWorld world;

    @Inject
    BatchTransaction transaction;

    @Inject
    Rows rows;

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidesAsTheModelDoes(long seed) {
        Random random = new Random(seed);
        String one = world.subscriberOf(
                Plans.plan("model", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(LIMIT))));
        String other = world.seatOf("account-" + one.substring("subscriber-".length()), one + "-other");
        Reference reference = new Reference();

        for (int batch = 0; batch < BATCHES; batch++) {
            List<Expected> expected = new ArrayList<>();
            for (int n = random.nextInt(12); n >= 0; n--) {
                expected.add(reference.step(random.nextBoolean() ? one : other, random));
            }
            transaction.run(expected.stream().map(Expected::command).toList());
            for (Expected each : expected) {
                assertThat(outcome(each.command()))
                        .as("-Dseed=%d batch %d %s", seed, batch, each.command().key())
                        .isEqualTo(each.outcome());
            }
            assertThat(rows.used(one, "thinking-week")).as("-Dseed=%d", seed).isEqualTo(reference.used(one));
            assertThat(rows.used(other, "thinking-week")).as("-Dseed=%d", seed).isEqualTo(reference.used(other));
        }
    }

    private static String outcome(Command<?> command) {
        if (command.reply().isCompletedExceptionally()) {
            return "REFUSED";
        }
        return switch (command) {
            case Command.Decide decide ->
                decide.reply().join().answer().outcome()
                        + (decide.reply().join().answer().replayed() ? " AGAIN" : "");
            case Command.Settle settle -> "SETTLED" + (settle.reply().join().replayed() ? " AGAIN" : "");
            case Command.Release release -> "RELEASED" + (release.reply().join().replayed() ? " AGAIN" : "");
            case Command.Report _, Command.Extend _, Command.Expire _ ->
                throw new IllegalStateException("the model has no such step");
        };
    }

    private record Expected(Command<?> command, String outcome) {}

    /** One decision as the model sees it. */
    private static final class Kept {
        final String outcome;
        final boolean counted;
        String state = "OPEN";

        Kept(String outcome, boolean counted) {
            this.outcome = outcome;
            this.counted = counted;
        }
    }

    /** Counts, remembers, and nothing else. */
    private static final class Reference {
        private final Map<String, Integer> used = new HashMap<>();
        private final Map<String, Integer> returned = new HashMap<>();
        private final Map<DecisionKey, Kept> decisions = new HashMap<>();

        int used(String subscriber) {
            return used.getOrDefault(subscriber, 0);
        }

        Expected step(String subscriber, Random random) {
            DecisionKey key = new DecisionKey(subscriber, "r" + random.nextInt(25));
            return switch (random.nextInt(4)) {
                case 0 -> settle(key);
                case 1 -> release(key, random.nextBoolean());
                default -> decide(key);
            };
        }

        private Expected decide(DecisionKey key) {
            Selection selection = key.requestId().endsWith("7") ? Selection.AUTO : Selection.MANUAL;
            Command.Decide command =
                    new Command.Decide(key, new Ask(Plans.THINKING, selection, 0, null), new BodyHash(key.requestId()));
            Kept kept = decisions.get(key);
            if (kept != null) {
                return new Expected(command, kept.outcome + " AGAIN");
            }
            boolean counted = selection == Selection.MANUAL && used(key.subscriberId()) < LIMIT;
            String outcome = counted || selection == Selection.AUTO ? "GRANTED" : "DOWNGRADED";
            used.merge(key.subscriberId(), counted ? 1 : 0, Integer::sum);
            decisions.put(key, new Kept(outcome, counted));
            return new Expected(command, outcome);
        }

        private Expected settle(DecisionKey key) {
            Settlement settlement = new Settlement(
                    Plans.THINKING, Usage.ofText(1, 1), "us-east", ServiceTier.STANDARD, Instant.now(), Instant.now());
            return new Expected(
                    new Command.Settle(id(key), settlement, new BodyHash("settle")), close(key, "SETTLED", false));
        }

        private Expected release(DecisionKey key, boolean serverSide) {
            ReleaseAnswer.Cause cause = serverSide ? ReleaseAnswer.Cause.TIMEOUT : ReleaseAnswer.Cause.CLIENT_ERROR;
            return new Expected(
                    new Command.Release(id(key), cause, new BodyHash("release")), close(key, "RELEASED", serverSide));
        }

        private String close(DecisionKey key, String state, boolean givesBack) {
            Kept kept = decisions.get(key);
            if (kept == null || !(kept.state.equals("OPEN") || kept.state.equals(state))) {
                return "REFUSED";
            }
            if (kept.state.equals(state)) {
                return state + " AGAIN";
            }
            kept.state = state;
            if (givesBack && kept.counted && returned.merge(key.subscriberId(), 1, Integer::sum) <= LIMIT) {
                used.merge(key.subscriberId(), -1, Integer::sum);
            }
            return state;
        }

        private static DecisionId id(DecisionKey key) {
            return DecisionId.of(Instant.now(), key);
        }
    }
}
