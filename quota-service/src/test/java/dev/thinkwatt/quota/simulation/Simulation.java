package dev.thinkwatt.quota.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Decision;
import dev.thinkwatt.quota.policy.Grant;
import dev.thinkwatt.quota.policy.Releases;
import dev.thinkwatt.quota.policy.Standing;
import dev.thinkwatt.quota.policy.Taken;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Plays one month on the policy and on its reference, step by step from one seed, and compares them after each. */
final class Simulation {

    private static final List<String> SUBSCRIBERS = List.of("ada", "bea");
    private static final Duration LENGTH = Duration.ofDays(31);

    /** Longer afterwards most windows are over, and closing changes nothing. */
    private static final Duration CLOSED_WITHIN = Duration.ofDays(2);

    private static final List<String> MODELS = List.of(Plans.THINKING, Plans.THINKING, Plans.THINKING_MINI, "unlisted");

    private final Random random;
    private final Month month;
    private final Terms terms;
    private final PolicySide policy;
    private final Reference reference;
    private final Weights weights;
    private final OpenDecisions open = new OpenDecisions();
    private final Map<Step, Integer> steps = new EnumMap<>(Step.class);
    private Instant now;
    private int grants;

    Simulation(long seed) {
        random = new Random(seed);
        month = Month.drawn(random);
        terms = new Terms(month.versions());
        now = month.start();
        policy = new PolicySide(month, terms);
        weights = new Weights(month.zone());
        reference = new Reference(new Calendars(month.zone(), month.subscribedAt()), weights);
    }

    /** @return how often what was done */
    Map<Step, Integer> play() {
        while (now.isBefore(month.start().plus(LENGTH))) {
            now = now.plusMillis(pause());
            open.forgetBefore(now.minus(CLOSED_WITHIN));
            Step step = Step.drawn(random);
            Supplier<String> did = take(step, SUBSCRIBERS.get(random.nextInt(SUBSCRIBERS.size())));
            SUBSCRIBERS.forEach(each -> compare(each, did));
            steps.merge(step, 1, Integer::sum);
        }
        return steps;
    }

    /** Mostly a burst, sometimes hours of silence. */
    private long pause() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> random.nextInt(5_000);
            case 4, 5, 6 -> random.nextInt(1_800_000);
            case 7, 8 -> random.nextInt(4 * 3_600_000);
            default -> random.nextInt(30 * 3_600_000);
        };
    }

    private Supplier<String> take(Step step, String subscriber) {
        return switch (step) {
            case GRANT -> grant(subscriber);
            case RESET -> reset(subscriber);
            case CHANGE_PLAN -> {
                terms.changePlan(random);
                yield () -> "the plan is version " + terms.plan().version();
            }
            case CHANGE_DEFAULT -> {
                terms.changeDefault(random);
                yield () -> "the default is " + terms.defaultModel();
            }
            case SETTLE -> settle(false);
            case EXPIRE -> random.nextBoolean() ? settle(true) : expire();
            case RELEASE -> release();
            case DECIDE -> decide(subscriber);
        };
    }

    private Supplier<String> decide(String subscriber) {
        String model = random.nextInt(5) == 0 ? null : MODELS.get(random.nextInt(MODELS.size()));
        Selection selection = random.nextInt(4) == 0 ? Selection.AUTO : Selection.MANUAL;
        long tokens = random.nextInt(8) == 0 ? 0 : random.nextInt(6_000);
        Decision decision = policy.decide(subscriber, model, selection, tokens, now);
        String first = terms.first(model);
        Reference.Decided expected = first == null
                ? Reference.Decided.DENIED
                : reference.decide(subscriber, terms.plan(), first, selection, tokens, now);
        Supplier<String> did = () -> "%s asks for %s %s, %d tokens, at %s, and gets %s"
                .formatted(subscriber, selection, model, tokens, now, decision);
        assertThat(Outcome.of(decision)).as(did).isEqualTo(expected.outcome());
        if (expected.outcome().model() instanceof String served) {
            open.add(new Open(subscriber, terms.plan(), served, now, decision.taken(), expected, false));
        }
        return did;
    }

    /** Once its hold has run out at an estimate, it is settled at the truth later, or never. */
    private Supplier<String> settle(boolean atAnEstimate) {
        Open decision = open.removeAny(random, each -> !atAnEstimate || !each.expired());
        if (decision == null) {
            return () -> "nothing";
        }
        long tokens = random.nextInt(12_000);
        boolean failedOver = !atAnEstimate && random.nextInt(5) == 0;
        String served = failedOver ? MODELS.get(random.nextInt(3)) : decision.model();
        List<Taken> corrected = policy.settle(decision, served, tokens, now);
        if (atAnEstimate) {
            open.add(decision.ranOut(corrected));
        }
        decision.expected().taken().forEach((allowance, taking) -> {
            BigDecimal real = weights.settled(allowance, decision, served, tokens);
            reference.settle(decision.subscriber(), terms.plan(), present(allowance), taking, real, now);
        });
        return () -> "settled with %d tokens of %s: %s".formatted(tokens, served, decision);
    }

    /** Nobody settled it in time, and the plan gives it back; it is settled late, or never. */
    private Supplier<String> expire() {
        Open decision = open.removeAny(random, each -> !each.expired());
        if (decision == null) {
            return () -> "nothing";
        }
        open.add(decision.ranOut(policy.expire(decision, now)));
        decision.expected()
                .taken()
                .forEach((allowance, taking) ->
                        reference.expire(decision.subscriber(), present(allowance), taking, now));
        return () -> "gave back what nobody settled: " + decision;
    }

    private Supplier<String> release() {
        Open decision = open.removeAny(random, each -> !each.expired());
        if (decision == null) {
            return () -> "nothing";
        }
        Map<String, BigDecimal> expected = new HashMap<>();
        decision.expected().taken().forEach((allowance, taking) -> {
            BigDecimal back = reference.release(decision.subscriber(), terms.plan(), present(allowance), taking, now);
            if (back.signum() > 0) {
                expected.put(allowance.id(), back);
            }
        });
        Supplier<String> did = () -> "at %s, released %s".formatted(now, decision);
        assertThat(policy.release(decision, now).stream()
                        .collect(Collectors.toMap(Releases.Returned::allowance, Releases.Returned::units)))
                .as(did)
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(expected);
        return did;
    }

    private Supplier<String> grant(String subscriber) {
        Allowance allowance = anyAllowance();
        Grant grant = Grant.of(
                "g" + grants++,
                random.nextBoolean() ? Grant.Kind.BALANCE : Grant.Kind.LIMIT,
                allowance.id(),
                BigDecimal.valueOf(1 + random.nextInt(allowance.meter() == Allowance.Meter.TOKENS ? 5_000 : 5)),
                random.nextInt(3),
                now.plusSeconds(1 + random.nextInt(10 * 86_400)));
        policy.grant(subscriber, allowance, grant);
        reference.grant(subscriber, allowance, grant);
        return () -> subscriber + " is granted " + grant;
    }

    private Supplier<String> reset(String subscriber) {
        Allowance allowance = anyAllowance();
        policy.reset(subscriber, allowance, now);
        reference.reset(subscriber, allowance, now);
        return () -> subscriber + " begins " + allowance.id() + " anew";
    }

    private void compare(String subscriber, Supplier<String> did) {
        for (Standing standing : policy.standings(subscriber, now)) {
            Allowance allowance = standing.of();
            BigDecimal limit = reference.limit(subscriber, terms.plan(), allowance, now);
            BigDecimal used = reference.used(subscriber, allowance, now);
            BigDecimal balance = reference.balance(subscriber, allowance, now);
            Supplier<String> where = () -> "%s of %s at %s, once %s".formatted(allowance, subscriber, now, did.get());
            assertThat(standing.limit()).as(where).isEqualByComparingTo(limit);
            assertThat(standing.used()).as(where).isEqualByComparingTo(used);
            assertThat(standing.remaining())
                    .as(where)
                    .isEqualByComparingTo(
                            limit.subtract(used).max(BigDecimal.ZERO).add(balance));
        }
    }

    private Allowance present(Allowance allowance) {
        return terms.plan().allowance(allowance.id()).orElseThrow();
    }

    private Allowance anyAllowance() {
        return terms.plan()
                .allowances()
                .get(random.nextInt(terms.plan().allowances().size()));
    }
}
