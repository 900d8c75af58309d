package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.decision.Receipt.Denied;
import dev.thinkwatt.quota.decision.Receipt.Open;
import dev.thinkwatt.quota.notice.Noticed;
import dev.thinkwatt.quota.policy.Decision;
import dev.thinkwatt.quota.policy.Holdings;
import dev.thinkwatt.quota.policy.Policy;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.policy.Thresholds;
import dev.thinkwatt.quota.policy.Thresholds.Crossing;
import dev.thinkwatt.quota.policy.Thresholds.Told;
import dev.thinkwatt.quota.subscriber.Lookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers asks within one unit of work. */
final class Decider {

    private Decider() {}

    static Written decide(Command.Decide command, UnitOfWork work) {
        Optional<Receipt> kept = work.receipt(command.key());
        if (kept.isPresent()) {
            return kept.get().replay(command);
        }
        return switch (work.subscriber(command.key().subscriberId())) {
            case Lookup.NotKnown(var reason) ->
                Written.of(
                        Answer.notKept(command.key().requestId(), command.ask().model(), Policy.unknown(reason)));
            case Lookup.Known(Subscriber subscriber) -> decide(command, work.asSet(subscriber), work);
        };
    }

    private static Written decide(Command.Decide command, Subscriber subscriber, UnitOfWork work) {
        Holdings holdings =
                work.holdings(subscriber.subscriberId(), subscriber.account().accountId());
        Decision decision = Policy.decide(subscriber, command.ask(), holdings, work.now());
        take(subscriber, decision, holdings, work);
        Receipt receipt = receipt(command, subscriber, decision, work);
        work.create(receipt);
        return receipt.written();
    }

    /** Takes the units of a decision, and tells what limits that reaches. */
    static void take(Subscriber subscriber, Decision decision, Holdings holdings, UnitOfWork work) {
        Told told = Thresholds.used(
                subscriber, holdings.plus(subscriber, decision.taken(), work.now()), decision.taken(), work.now());
        List<Crossing> crossings = new ArrayList<>(told.crossings());
        Holdings next = told.holdings();
        if (decision instanceof Decision.Downgraded downgraded) {
            Told first = Thresholds.downgraded(subscriber, next, downgraded, work.now());
            crossings.addAll(first.crossings());
            next = first.holdings();
        }
        work.write(subscriber.subscriberId(), subscriber.account().accountId(), next);
        work.tell(crossings.stream()
                .map(crossing -> Noticed.of(subscriber, crossing, work.now()))
                .toList());
    }

    private static Receipt receipt(Command.Decide command, Subscriber subscriber, Decision decision, UnitOfWork work) {
        DecisionId id = DecisionId.of(work.now(), command.key());
        Instant heldUntil = work.now().plus(subscriber.plan().hold());
        Answer answer = Answer.of(
                id,
                command.ask().requestedOf(subscriber),
                command.ask().contextTokens(),
                subscriber,
                heldUntil,
                decision);
        return new Receipt(
                id,
                command.hash(),
                subscriber.account().accountId(),
                work.now(),
                command.ask().selection(),
                Written.of(answer),
                decision.taken(),
                decision instanceof Decision.Denied ? new Denied() : new Open(),
                decision instanceof Decision.Denied
                        ? Hold.NONE
                        : Hold.until(heldUntil, command.proxied(), command.ask().estimate()));
    }
}
