package dev.thinkwatt.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.quota.policy.Corrections.Used;
import dev.thinkwatt.quota.policy.Scenario.Asking;
import dev.thinkwatt.quota.policy.Scenario.Releasing;
import dev.thinkwatt.quota.policy.Scenario.Settling;
import dev.thinkwatt.quota.policy.Scenario.Step;
import dev.thinkwatt.quota.policy.Thresholds.Crossing;
import dev.thinkwatt.quota.policy.Thresholds.Told;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Plays a scenario in memory, and holds every answer to what it promises, whether the file speaks of it or not. */
final class ScenarioRun {

    private final String name;
    private final Scenario scenario;
    private final Map<String, Counters> own = new HashMap<>();
    private final Map<String, Knobs> knobs = new HashMap<>();
    private final Map<String, Deque<Made>> open = new HashMap<>();
    private Counters pooled = Counters.NONE;
    private Account.Status status = Account.Status.ACTIVE;
    private Plan plan;

    /** A decision that is neither settled nor released. */
    private record Made(String by, Plan version, String model, List<Taken> taken, Instant at) {}

    ScenarioRun(String name) {
        this.name = name;
        this.scenario = ScenarioFiles.scenario(name);
        this.plan = ScenarioFiles.plan(name, "plan");
    }

    void play() {
        assertThat(scenario.steps()).as(name).isNotEmpty();
        int number = 0;
        for (Step step : scenario.steps()) {
            number++;
            String where = "%s, step %d at %s".formatted(name, number, step.at());
            try {
                play(where, step, step.expect() == null ? Expected.NOTHING : step.expect());
            } catch (RuntimeException e) {
                throw new AssertionError(where + ": " + e.getMessage(), e);
            }
        }
    }

    private void play(String where, Step step, Expected expected) {
        change(step);
        Asking asking = step.ask();
        Instant end = asking == null ? step.at() : ask(where, step, asking, expected);
        Settling settling = step.settle();
        if (settling != null) {
            expected.checkTold(where, settle(settling, step.at()));
        }
        Releasing releasing = step.release();
        if (releasing != null) {
            expected.checkReturned(where, release(where, releasing, step.at()));
        }
        String reset = step.reset();
        if (reset != null) {
            expected.checkReset(where, reset(step, reset));
        }
        Subscriber subscriber = subscriber(step.subscriber());
        Holdings holdings = holdings(step.subscriber());
        expected.checkAfterwards(
                where,
                Policy.openModels(subscriber, holdings, end),
                id -> holdings.standing(subscriber, subscriber.allowance(id).orElseThrow(), end));
    }

    private void change(Step step) {
        status = Optional.ofNullable(step.account()).orElse(status);
        plan = Optional.ofNullable(step.plan())
                .map(version -> ScenarioFiles.plan(name, version))
                .orElse(plan);
        Optional.ofNullable(step.knobs()).ifPresent(chosen -> knobs.put(step.subscriber(), chosen));
        Optional.ofNullable(step.grant()).map(Scenario.Granting::toGrant).ifPresent(grant -> {
            Allowance.Scope scope =
                    plan.allowance(grant.allowance()).orElseThrow().scope();
            write(step.subscriber(), holdings(step.subscriber()).with(scope, counters -> counters.plus(grant)));
        });
    }

    /** @return when the last of them asked */
    private Instant ask(String where, Step step, Asking asking, Expected expected) {
        List<Crossing> told = new ArrayList<>();
        Instant at = step.at();
        int times = Objects.requireNonNullElse(asking.times(), 1);
        for (int i = 1; i <= times; i++) {
            at = i == 1 ? at : at.plus(Objects.requireNonNullElse(asking.every(), Duration.ZERO));
            String which = times == 1 ? where : "%s, request %d at %s".formatted(where, i, at);
            Decision decision =
                    Policy.decide(subscriber(step.subscriber()), asking.toAsk(), holdings(step.subscriber()), at);
            Promises.check(
                    which, subscriber(step.subscriber()), asking.toAsk(), holdings(step.subscriber()), decision, at);
            told.addAll(take(which, step.subscriber(), decision, at));
            expected.check(which, decision);
            if (asking.as() != null) {
                open.computeIfAbsent(asking.as(), as -> new ArrayDeque<>())
                        .add(new Made(
                                step.subscriber(),
                                plan,
                                Promises.served(decision).orElse("none"),
                                decision.taken(),
                                at));
            }
        }
        expected.checkTold(where, told);
        return at;
    }

    private List<Crossing> take(String where, String by, Decision decision, Instant at) {
        Subscriber subscriber = subscriber(by);
        Holdings taken = holdings(by).plus(subscriber, decision.taken(), at);
        Promises.checkAnswered(where, subscriber, decision, taken, at);
        Told told = Thresholds.used(subscriber, taken, decision.taken(), at);
        List<Crossing> crossings = new ArrayList<>(told.crossings());
        if (decision instanceof Decision.Downgraded downgraded) {
            told = Thresholds.downgraded(subscriber, told.holdings(), downgraded, at);
            crossings.addAll(told.crossings());
        }
        write(by, told.holdings());
        return crossings;
    }

    private List<Crossing> settle(Settling settling, Instant at) {
        Made made = made(settling.decision());
        Used used = new Used(
                Served.expected(
                        Objects.requireNonNullElse(settling.model(), made.model()),
                        Usage.ofText(settling.inputTokens(), settling.outputTokens())),
                made.model(),
                made.at(),
                false);
        Corrections.Result result =
                Corrections.correct(subscriber(made.by()), made.version(), holdings(made.by()), made.taken(), used, at);
        Told told = Thresholds.used(subscriber(made.by()), result.holdings(), result.taken(), at);
        write(made.by(), told.holdings());
        return told.crossings();
    }

    private Map<String, BigDecimal> release(String where, Releasing releasing, Instant at) {
        Map<String, BigDecimal> returned = new TreeMap<>();
        for (int i = 0; i < Objects.requireNonNullElse(releasing.times(), 1); i++) {
            Made made = made(releasing.decision());
            Releases.Released released = Releases.release(subscriber(made.by()), holdings(made.by()), made.taken(), at);
            write(made.by(), released.holdings());
            released.returned().forEach(back -> returned.merge(back.allowance(), back.units(), BigDecimal::add));
            assertThat(returned.values()).as(where).allMatch(units -> units.signum() > 0);
        }
        return returned;
    }

    private boolean reset(Step step, String allowance) {
        Holdings holdings = holdings(step.subscriber());
        Allowance reset = plan.allowance(allowance).orElseThrow();
        Allowance.Scope scope = reset.scope();
        Optional<Counters> anew =
                holdings.of(scope).reset(reset, subscriber(step.subscriber()).anchor(), step.at());
        anew.ifPresent(counters -> write(step.subscriber(), holdings.with(scope, before -> counters)));
        return anew.isPresent();
    }

    private Made made(String decision) {
        return Objects.requireNonNull(
                open.getOrDefault(decision, new ArrayDeque<>()).poll(), "no open decision is called " + decision);
    }

    private Subscriber subscriber(String id) {
        ZoneId zone = Objects.requireNonNullElse(scenario.timeZone(), ZoneOffset.UTC);
        Instant since = Objects.requireNonNullElse(scenario.subscribedAt(), Cases.SUBSCRIBED);
        Account account = new Account("a-1", "a-1", Currency.getInstance("USD"), zone, status, List.of());
        return new Subscriber(id, account, plan, scenario.defaultModel(), since, Knobs.NONE, Map.of())
                .with(knobs.getOrDefault(id, Knobs.NONE));
    }

    private Holdings holdings(String id) {
        return new Holdings(own.getOrDefault(id, Counters.NONE), pooled);
    }

    private void write(String id, Holdings holdings) {
        own.put(id, holdings.own());
        pooled = holdings.pooled();
    }
}
