package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Expiry;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.quota.policy.Ask;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is asked in whatever batches, at whatever times, the answers are those of a model that anybody can check by reading. */
@QuarkusTest
class ReferenceModelTest {

    private static final int LIMIT = 6;
    private static final int BATCHES = 24;
    private static final Duration HOLD = Duration.ofMinutes(15);

    @Inject
    PublishedWorld world;

    @Inject
    Times times;

    @Inject
    Rows rows;

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(5));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decidesAsTheModelDoes(long seed) {
        Random random = new Random(seed);
        Expiry.Act act = random.nextBoolean() ? Expiry.Act.RELEASE : Expiry.Act.SETTLE;
        String one = world.subscriberOf(plan(act));
        String other = world.seatOf("account-" + one.substring("subscriber-".length()), one + "-other");
        Reference reference = new Reference(act);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        for (int batch = 0; batch < BATCHES; batch++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(10)));
            List<Expected> expected = new ArrayList<>();
            for (int n = random.nextInt(12); n >= 0; n--) {
                expected.add(reference.step(random.nextBoolean() ? one : other, now, random));
            }
            times.at(now).run(expected.stream().map(Expected::command).toList());
            for (Expected each : expected) {
                assertThat(outcome(each.command()))
                        .as("-Dseed=%d batch %d %s", seed, batch, each.command().key())
                        .isEqualTo(each.outcome());
            }
            assertThat(rows.used(one, "thinking")).as("-Dseed=%d", seed).isEqualTo(reference.used(one));
            assertThat(rows.used(other, "thinking")).as("-Dseed=%d", seed).isEqualTo(reference.used(other));
        }
    }

    private static Plan plan(Expiry.Act act) {
        Allowance thinking = new Allowance(
                "thinking",
                Allowance.Meter.REQUESTS,
                Set.of(Plans.THINKING),
                BigDecimal.valueOf(LIMIT),
                new Window.Lifetime(),
                Allowance.Scope.SUBSCRIBER,
                Allowance.Counts.MANUAL,
                new AtLimit.FallBack(Plans.THINKING_MINI),
                null,
                null,
                null);
        return Plans.with(
                Plans.plan("model-" + act, Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(thinking)),
                new Expiry(act, new Estimate(400, 100), null));
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
            case Command.Expire expire ->
                expire.reply()
                        .join()
                        .map(expired -> "EXPIRED " + expired.fate())
                        .orElse("NOTHING");
            case Command.Report _, Command.Extend _ -> throw new IllegalStateException("the model has no such step");
        };
    }

    private record Expected(Command<?> command, String outcome) {}

    /** One decision as the model sees it. */
    private static final class Kept {
        final String outcome;
        final boolean counted;
        final Instant decidedAt;
        String state = "OPEN";

        Kept(String outcome, boolean counted, Instant decidedAt) {
            this.outcome = outcome;
            this.counted = counted;
            this.decidedAt = decidedAt;
        }
    }

    /** Counts, remembers, and nothing else. */
    private static final class Reference {
        private final Map<String, Integer> used = new HashMap<>();
        private final Map<String, Integer> returned = new HashMap<>();
        private final Map<DecisionKey, Kept> decisions = new HashMap<>();
        private final Expiry.Act act;

        Reference(Expiry.Act act) {
            this.act = act;
        }

        int used(String subscriber) {
            return used.getOrDefault(subscriber, 0);
        }

        Expected step(String subscriber, Instant now, Random random) {
            DecisionKey key = new DecisionKey(subscriber, "r" + random.nextInt(25));
            return switch (random.nextInt(6)) {
                case 0 -> settle(key, now);
                case 1 -> release(key, now, random.nextBoolean());
                case 2 -> expire(key, now);
                default -> decide(key, now);
            };
        }

        private Expected decide(DecisionKey key, Instant now) {
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
            decisions.put(key, new Kept(outcome, counted, now));
            return new Expected(command, outcome);
        }

        private Expected settle(DecisionKey key, Instant now) {
            Settlement settlement =
                    new Settlement(Plans.THINKING, Usage.ofText(1, 1), "us-east", ServiceTier.STANDARD, now, now);
            return new Expected(
                    new Command.Settle(id(key, now), settlement, new BodyHash("settle")),
                    isIn(key, "EXPIRED") ? settleLate(key) : close(key, "SETTLED", false));
        }

        private Expected release(DecisionKey key, Instant now, boolean serverSide) {
            ReleaseAnswer.Cause cause = serverSide ? ReleaseAnswer.Cause.TIMEOUT : ReleaseAnswer.Cause.CLIENT_ERROR;
            return new Expected(
                    new Command.Release(id(key, now), cause, new BodyHash("release")),
                    close(key, "RELEASED", serverSide));
        }

        private Expected expire(DecisionKey key, Instant now) {
            Command.Expire command = new Command.Expire(id(key, now));
            if (!isIn(key, "OPEN") || now.isBefore(kept(key).decidedAt.plus(HOLD))) {
                return new Expected(command, "NOTHING");
            }
            kept(key).state = "EXPIRED";
            if (act == Expiry.Act.SETTLE) {
                return new Expected(command, "EXPIRED SETTLED_AT_ESTIMATE");
            }
            used.merge(key.subscriberId(), kept(key).counted ? -1 : 0, Integer::sum);
            return new Expected(command, "EXPIRED RELEASED");
        }

        /** What went back meanwhile is taken again, past the limit if need be. */
        private String settleLate(DecisionKey key) {
            kept(key).state = "SETTLED";
            boolean wentBack = act == Expiry.Act.RELEASE && kept(key).counted;
            used.merge(key.subscriberId(), wentBack ? 1 : 0, Integer::sum);
            return "SETTLED";
        }

        private String close(DecisionKey key, String state, boolean givesBack) {
            if (isIn(key, state)) {
                return state + " AGAIN";
            }
            if (!isIn(key, "OPEN")) {
                return "REFUSED";
            }
            kept(key).state = state;
            if (givesBack && kept(key).counted && returned.merge(key.subscriberId(), 1, Integer::sum) <= LIMIT) {
                used.merge(key.subscriberId(), -1, Integer::sum);
            }
            return state;
        }

        private boolean isIn(DecisionKey key, String state) {
            return decisions.containsKey(key) && kept(key).state.equals(state);
        }

        private Kept kept(DecisionKey key) {
            return Objects.requireNonNull(decisions.get(key));
        }

        private DecisionId id(DecisionKey key, Instant now) {
            return DecisionId.of(decisions.containsKey(key) ? kept(key).decidedAt : now, key);
        }
    }
}
