package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Knob;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.quota.decision.HoldingsReader.Present;
import dev.thinkwatt.quota.policy.Policy;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.policy.Taken;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A subscriber as their page shows them. */
record SubscriberView(
        String subscriberId,
        String accountId,
        String accountName,
        boolean suspended,
        ZoneId zone,
        String planName,
        @Nullable String defaultModel,
        List<ModelLine> models,
        List<KnobLine> knobs,
        List<AllowanceLine> allowances) {

    /** @param open whether it would be served now to who asks for it by name */
    record ModelLine(String id, String name, boolean open) {}

    /** Something that the plan offers to set, and what it is set to. */
    record KnobLine(String name, String value) {}

    static SubscriberView of(Present present, Instant now) {
        return of(present, List.of(), now);
    }

    /** @param held what open decisions took */
    static SubscriberView of(Present present, List<Taken> held, Instant now) {
        Subscriber subscriber = present.subscriber();
        Account account = subscriber.account();
        Set<String> open = Set.copyOf(Policy.openModels(subscriber, present.holdings(), now));
        return new SubscriberView(
                subscriber.subscriberId(),
                account.accountId(),
                account.name(),
                account.status() == Account.Status.SUSPENDED,
                account.timeZone(),
                subscriber.plan().name(),
                subscriber.defaultModel(),
                subscriber.plan().models().stream()
                        .map(model -> new ModelLine(model.id(), model.name(), open.contains(model.id())))
                        .toList(),
                subscriber.plan().entitlements().knobs().stream()
                        .map(knob -> line(knob, subscriber.knobs()))
                        .toList(),
                Policy.standings(subscriber, present.holdings(), now).stream()
                        .map(standing -> AllowanceLine.of(standing, held, subscriber))
                        .toList());
    }

    /** Whether there is anything to grant more of. */
    public boolean grantable() {
        return allowances.stream().anyMatch(AllowanceLine::own);
    }

    private static KnobLine line(Knob knob, Knobs set) {
        return switch (knob) {
            case Knob.Persona _ ->
                new KnobLine(
                        "Persona",
                        Optional.ofNullable(set.persona())
                                .map(persona -> persona.style().name().toLowerCase(Locale.ROOT) + ", warmth "
                                        + persona.warmth() + " of 100")
                                .orElse("not set"));
            case Knob.SpendingCap _ ->
                new KnobLine(
                        "Spending cap",
                        Optional.ofNullable(set.spendingCap())
                                .map(cap -> cap + " each month")
                                .orElse("none"));
            case Knob.SafetyLevel _ ->
                new KnobLine(
                        "Safety level", Optional.ofNullable(set.safetyLevel()).orElse("not set"));
        };
    }
}
