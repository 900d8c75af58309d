package dev.thinkwatt.model;

import dev.thinkwatt.model.usage.EventId;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import java.time.Instant;

/** A usage event of plan plus 1, model gpt-5-thinking, at noon; each method tells what is different. */
public record SampleEvent(
        String model,
        PlanVersion plan,
        Usage usage,
        ServiceTier tier,
        boolean overage,
        Instant startedAt,
        Instant endedAt) {

    public static SampleEvent using(Usage usage) {
        return new SampleEvent(
                "gpt-5-thinking",
                new PlanVersion("plus", 1),
                usage,
                ServiceTier.STANDARD,
                false,
                Sample.NOON,
                Sample.NOON.plusSeconds(3));
    }

    public SampleEvent of(String servedModel) {
        return new SampleEvent(servedModel, plan, usage, tier, overage, startedAt, endedAt);
    }

    public SampleEvent under(PlanVersion version) {
        return new SampleEvent(model, version, usage, tier, overage, startedAt, endedAt);
    }

    public SampleEvent in(ServiceTier serviceTier) {
        return new SampleEvent(model, plan, usage, serviceTier, overage, startedAt, endedAt);
    }

    public SampleEvent beyondItsAllowance() {
        return new SampleEvent(model, plan, usage, tier, true, startedAt, endedAt);
    }

    public SampleEvent from(String start, String end) {
        return from(Instant.parse(start), Instant.parse(end));
    }

    public SampleEvent from(Instant start, Instant end) {
        return new SampleEvent(model, plan, usage, tier, overage, start, end);
    }

    public UsageEvent event() {
        String decisionId = "20261124:alice:req-1";
        return new UsageEvent(
                EventId.of(decisionId, 0),
                decisionId,
                0,
                "acme",
                "alice",
                "req-1",
                plan,
                "gpt-5-thinking",
                model,
                Selection.MANUAL,
                overage,
                usage,
                "us-east",
                tier,
                startedAt,
                endedAt,
                startedAt,
                endedAt);
    }

    /** The same, but nobody told of it: it is estimated, and ran nobody knows where. */
    public UsageEvent estimated() {
        UsageEvent event = event();
        return new UsageEvent(
                event.eventId(),
                event.decisionId(),
                0,
                event.accountId(),
                event.subscriberId(),
                event.requestId(),
                event.plan(),
                event.requestedModel(),
                event.model(),
                event.selection(),
                event.overage(),
                event.usage(),
                UsageEvent.UNKNOWN_SITE,
                event.serviceTier(),
                event.startedAt(),
                event.endedAt(),
                event.decidedAt(),
                event.settledAt(),
                true,
                null);
    }
}
