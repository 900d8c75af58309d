package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.decision.Receipt.Denied;
import dev.thinkwatt.quota.decision.Receipt.Open;
import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.policy.Decision;
import dev.thinkwatt.quota.policy.Policy;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.subscriber.Lookup;
import java.util.Optional;

/** Answers asks within one unit of work. */
final class Decider {

    private Decider() {}

    static Answer decide(Command.Decide command, UnitOfWork work) {
        Optional<Receipt> kept = work.receipt(command.key());
        if (kept.isPresent()) {
            return kept.get().replay(command);
        }
        return switch (work.subscriber(command.key().subscriberId())) {
            case Lookup.NotKnown(var reason) ->
                Answer.notKept(command.key().requestId(), command.ask().model(), Policy.unknown(reason));
            case Lookup.Known(Subscriber subscriber) -> decide(command, subscriber, work);
        };
    }

    private static Answer decide(Command.Decide command, Subscriber subscriber, UnitOfWork work) {
        Counters counters = work.counters(subscriber.subscriberId());
        Decision decision = Policy.decide(subscriber, command.ask(), counters, work.now());
        if (!decision.taken().isEmpty()) {
            work.write(subscriber.subscriberId(), counters.plus(decision.taken(), work.now()));
        }
        Receipt receipt = receipt(command, subscriber, decision, work);
        work.create(receipt);
        return receipt.answer();
    }

    private static Receipt receipt(Command.Decide command, Subscriber subscriber, Decision decision, UnitOfWork work) {
        DecisionId id = DecisionId.of(work.now(), command.key());
        Answer answer = Answer.of(
                id,
                command.ask().requestedOf(subscriber),
                subscriber.plan().planVersion(),
                work.now().plus(subscriber.plan().hold()),
                decision);
        return new Receipt(
                id,
                command.hash(),
                subscriber.account().accountId(),
                work.now(),
                command.ask().selection(),
                answer,
                decision.taken(),
                decision instanceof Decision.Denied ? new Denied() : new Open());
    }
}
