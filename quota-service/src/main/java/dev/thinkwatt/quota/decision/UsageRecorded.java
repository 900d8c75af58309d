package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.support.outbox.OutboxMessage;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The event that a settlement, or the end of a hold, sends to billing. */
final class UsageRecorded {

    static final String TOPIC = "usage.recorded";

    private static final String SOURCE = "/quota-service";
    private static final String TYPE = "dev.thinkwatt.usage.recorded.v1";

    private UsageRecorded() {}

    /** What was told; it corrects the estimated event, if one went out before. */
    static OutboxMessage message(Receipt receipt, Settlement settlement, Instant settledAt) {
        return message(event(receipt, settlement, settledAt, receipt.revision(), false, receipt.estimatedEvent()));
    }

    /** What is taken to have been used, because nobody told. */
    static OutboxMessage estimated(Receipt receipt, Settlement settlement, Instant settledAt) {
        return message(event(receipt, settlement, settledAt, 0, true, null));
    }

    private static OutboxMessage message(UsageEvent event) {
        return OutboxMessage.cloudEvent(
                SOURCE, TYPE, event.eventId(), TOPIC, event.accountId(), event.settledAt(), event);
    }

    private static UsageEvent event(
            Receipt receipt,
            Settlement settlement,
            Instant settledAt,
            int revision,
            boolean estimated,
            @Nullable UUID corrects) {
        Answer answer = receipt.answer();
        return new UsageEvent(
                receipt.id().eventId(revision),
                receipt.id().toString(),
                revision,
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
                settledAt,
                estimated,
                corrects);
    }
}
