package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.decision.Receipt.Settled;
import dev.thinkwatt.support.outbox.OutboxMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The usage events of one decision, made again from what is kept of it: each is what was sent, to the last byte.
 *
 * @param events in the order in which they were sent
 * @param lacking how many more were sent that what is kept does not tell all of
 */
record RebuiltUsage(List<OutboxMessage> events, int lacking) {

    /**
     * Those that were sent from an instant on, and the estimate that one of them corrects, whenever that was sent: nobody can
     * charge a correction of what they never got.
     *
     * @param version the plan version that decided; empty where it was not read
     */
    static RebuiltUsage of(Receipt receipt, Optional<Plan> version, Instant from) {
        List<Optional<OutboxMessage>> rebuilt = new ArrayList<>();
        Optional<SettlementAnswer> settled = receipt.state() instanceof Settled(var _, SettlementAnswer answer)
                        && !answer.settledAt().isBefore(from)
                ? Optional.of(answer)
                : Optional.empty();
        ExpiryAnswer expiry = receipt.hold().expiry();
        if (expiry != null
                && expiry.eventId() != null
                && (settled.isPresent() || !expiry.expiredAt().isBefore(from))) {
            rebuilt.add(version.map(plan ->
                    UsageRecorded.estimated(receipt, Holds.estimate(receipt, plan.expiry()), expiry.expiredAt())));
        }
        settled.ifPresent(answer -> rebuilt.add(
                answer.settlement().map(settlement -> UsageRecorded.message(receipt, settlement, answer.settledAt()))));
        List<OutboxMessage> events = rebuilt.stream().flatMap(Optional::stream).toList();
        return new RebuiltUsage(events, rebuilt.size() - events.size());
    }
}
