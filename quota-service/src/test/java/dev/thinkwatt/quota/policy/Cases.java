package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Walk.Fate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What decisions are tested with. */
final class Cases {

    static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    static final Instant SUBSCRIBED = Instant.parse("2026-01-31T10:30:00Z");
    static final Instant NEXT_MONDAY = Instant.parse("2026-11-30T00:00:00Z");
    static final AtLimit DENY = new AtLimit.Deny();

    private Cases() {}

    static Decision decide(Plan plan, Ask ask, Holdings holdings) {
        return Policy.decide(subscriber(plan), ask, holdings, NOW);
    }

    static Subscriber subscriber(Plan plan) {
        return subscriber(plan, account(Account.Status.ACTIVE), Plans.REGULAR);
    }

    static Subscriber subscriber(Plan plan, Account account, @Nullable String defaultModel) {
        return subscriber(plan, account, defaultModel, Map.of());
    }

    /** Somebody whose default is gpt-5, some of whose models are or will be retired. */
    static Subscriber subscriber(Plan plan, Map<String, Instant> retirements) {
        return subscriber(plan, account(Account.Status.ACTIVE), Plans.REGULAR, retirements);
    }

    private static Subscriber subscriber(
            Plan plan, Account account, @Nullable String defaultModel, Map<String, Instant> retirements) {
        Knobs knobs = Knobs.NONE.under(plan.entitlements());
        return new Subscriber("s-1", account, plan, defaultModel, SUBSCRIBED, knobs, retirements);
    }

    static Account account(Account.Status status) {
        return Plans.account("a-1", "plus", "UTC", status);
    }

    static Plan plan(Allowance... allowances) {
        return Plans.plan("test", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, Arrays.asList(allowances));
    }

    static Allowance fallingBack(String id, String model, String to) {
        return Plans.weekly(id, model, 1, Allowance.Counts.ALL, new AtLimit.FallBack(to));
    }

    static Ask manual(@Nullable String model) {
        return new Ask(model, Selection.MANUAL, 0, null);
    }

    static Ask auto(String model) {
        return new Ask(model, Selection.AUTO, 0, null);
    }

    static List<Fate> fates(Decision decision) {
        return decision.walk().steps().stream().map(Walk.Step::fate).toList();
    }

    /** All allowances of a plan used up, or only those named. */
    static Holdings exhausted(Plan plan, String... ids) {
        List<Taken> all = Policy.standings(subscriber(plan), Holdings.NONE, NOW).stream()
                .filter(standing -> ids.length == 0 || List.of(ids).contains(standing.allowance()))
                .map(standing -> Taken.of(
                        standing.allowance(),
                        standing.window(),
                        standing.limit().longValueExact()))
                .toList();
        return Holdings.NONE.plus(subscriber(plan), all, NOW);
    }
}
