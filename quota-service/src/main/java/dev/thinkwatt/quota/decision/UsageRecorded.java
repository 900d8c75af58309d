package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.support.outbox.OutboxMessage;
import java.time.Instant;
import java.util.Objects;

/** The event that a settlement sends to billing. */
final class UsageRecorded {

    static final String TOPIC = "usage.recorded";

    private static final String SOURCE = "/quota-service";
    private static final String TYPE = "dev.thinkwatt.usage.recorded.v1";

    private UsageRecorded() {}

    static OutboxMessage message(Receipt receipt, Settlement settlement, Instant settledAt) {
        UsageEvent event = event(receipt, settlement, settledAt);
        return OutboxMessage.cloudEvent(SOURCE, TYPE, event.eventId(), TOPIC, event.accountId(), settledAt, event);
    }

    private static UsageEvent event(Receipt receipt, Settlement settlement, Instant settledAt) {
        Answer answer = receipt.answer();
        return new UsageEvent(
                receipt.id().eventId(),
                receipt.id().toString(),
                0,
                receipt.accountId(),
                receipt.id().subscriberId(),
                receipt.id().requestId(),
                Objects.requireNonNull(answer.plan()),
                Objects.requireNonNull(answer.requestedModel()),
                settlement.model(),
                receipt.selection(),
                answer.overage(),
                settlement.usage(),
                settlement.site(),
                settlement.serviceTier(),
                settlement.startedAt(),
                settlement.endedAt(),
                receipt.decidedAt(),
                settledAt);
    }
}
