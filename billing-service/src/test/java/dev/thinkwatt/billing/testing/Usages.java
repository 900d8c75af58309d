package dev.thinkwatt.billing.testing;

import dev.thinkwatt.model.usage.EventId;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import java.time.Instant;

/** Usage events of tests: 1200 tokens in and 500 out, which draws 0.396 Wh on the test catalog. */
public final class Usages {

    private Usages() {}

    public static UsageEvent event(String accountId, String requestId, PlanVersion plan, Instant startedAt) {
        return event(accountId, requestId, plan, startedAt, Usage.ofText(1200, 500));
    }

    public static UsageEvent event(
            String accountId, String requestId, PlanVersion plan, Instant startedAt, Usage usage) {
        return event(accountId, requestId, plan, "gpt-5", "us-east", startedAt, usage);
    }

    public static UsageEvent event(
            String accountId,
            String requestId,
            PlanVersion plan,
            String model,
            String site,
            Instant startedAt,
            Usage usage) {
        String decisionId = "20261105:" + accountId + "-seat:" + requestId;
        return new UsageEvent(
                EventId.of(decisionId, 0),
                decisionId,
                0,
                accountId,
                accountId + "-seat",
                requestId,
                plan,
                model,
                model,
                Selection.MANUAL,
                false,
                usage,
                site,
                ServiceTier.STANDARD,
                startedAt,
                startedAt.plusSeconds(3),
                startedAt,
                startedAt.plusSeconds(3));
    }

    /** The event that stands for another from now on: of the same decision, one revision on, with other usage. */
    public static UsageEvent correction(UsageEvent event, Usage usage) {
        return correction(event, event.model(), event.site(), usage);
    }

    /** The event that stands for another, and knows better which model served and where. */
    public static UsageEvent correction(UsageEvent event, String model, String site, Usage usage) {
        return new UsageEvent(
                EventId.of(event.decisionId(), event.revision() + 1),
                event.decisionId(),
                event.revision() + 1,
                event.accountId(),
                event.subscriberId(),
                event.requestId(),
                event.plan(),
                event.requestedModel(),
                model,
                event.selection(),
                event.overage(),
                usage,
                site,
                event.serviceTier(),
                event.startedAt(),
                event.endedAt(),
                event.decidedAt(),
                event.settledAt().plusSeconds(600),
                null,
                event.eventId());
    }
}
