package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Anchor;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Knob;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.plan.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, with the terms in force at the instant of asking.
 *
 * @param defaultModel null while the plan has none
 * @param subscribedAt when the account's present subscription began
 * @param knobs what they set, with what the plan gives for the rest
 * @param retirements from when on models are no longer served, by the models' ids, as far as that is announced
 */
public record Subscriber(
        String subscriberId,
        Account account,
        Plan plan,
        @Nullable String defaultModel,
        Instant subscribedAt,
        Knobs knobs,
        Map<String, Instant> retirements) {

    public Anchor anchor() {
        return new Anchor(account.timeZone(), subscribedAt);
    }

    /** A model that the plan sells; empty once it is retired, as if the plan did not have it. */
    public Optional<ServedModel> model(String modelId, Instant at) {
        return plan.model(modelId).filter(model -> isServed(model, at));
    }

    /** The models that the plan sells and that are not retired. */
    List<ServedModel> models(Instant at) {
        return served(plan, retirements, at);
    }

    /** The models of a plan that are not retired. */
    static List<ServedModel> served(Plan plan, Map<String, Instant> retirements, Instant at) {
        return plan.models().stream()
                .filter(model -> isServed(model, retirements, at))
                .toList();
    }

    /** When a model is no longer served from; null where nobody has announced that. */
    public @Nullable Instant retiresAt(String modelId) {
        return retirements.get(modelId);
    }

    boolean isServed(ServedModel model, Instant at) {
        return isServed(model, retirements, at);
    }

    private static boolean isServed(ServedModel model, Map<String, Instant> retirements, Instant at) {
        Instant retiresAt = retirements.get(model.id());
        return retiresAt == null || at.isBefore(retiresAt);
    }

    /** The limits that hold: the plan's, and the cap that the subscriber set. */
    public List<Allowance> allowances() {
        Money cap = knobs.spendingCap();
        return cap == null
                ? plan.allowances()
                : Stream.concat(plan.allowances().stream(), Stream.of(capped(cap)))
                        .toList();
    }

    public Optional<Allowance> allowance(String id) {
        return allowances().stream()
                .filter(allowance -> allowance.id().equals(id))
                .findFirst();
    }

    /** The allowance that units were taken from; empty where the plan no longer has it, or has it for others together. */
    Optional<Allowance> allowance(Taken taken) {
        return allowance(taken.allowance()).filter(allowance -> allowance.scope() == taken.scope());
    }

    /** An allowance's limit before any grant: the plan's multiplier lifts what the plan says, not what the subscriber set. */
    public BigDecimal limitOf(Allowance allowance) {
        return allowance.id().equals(Knob.SpendingCap.ALLOWANCE) ? allowance.limit() : plan.limitOf(allowance);
    }

    /** Whether any of their limits is shared with the rest of the account. */
    public boolean isPooled() {
        return plan.allowances().stream().anyMatch(allowance -> allowance.scope() == Allowance.Scope.ACCOUNT);
    }

    public Subscriber with(Knobs chosen) {
        return new Subscriber(
                subscriberId,
                account,
                plan,
                defaultModel,
                subscribedAt,
                chosen.under(plan.entitlements()),
                retirements);
    }

    private Allowance capped(Money cap) {
        return new Allowance(
                Knob.SpendingCap.ALLOWANCE,
                Allowance.Meter.MONEY,
                plan.models().stream().map(ServedModel::id).collect(Collectors.toSet()),
                cap.amount(),
                new Window.Calendar(Window.Unit.MONTH),
                Allowance.Scope.SUBSCRIBER,
                Allowance.Counts.ALL,
                new AtLimit.Deny(),
                null,
                null,
                null);
    }
}
