package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.decision.Receipt.Open;
import dev.thinkwatt.quota.decision.Receipt.Settled;
import dev.thinkwatt.quota.policy.Decision;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.quota.policy.Reports;
import dev.thinkwatt.quota.policy.Reports.Ran;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Takes usage that is told by subscriber and request id: it settles what was asked so, or makes a decision that is settled at once. */
@ApplicationScoped
class Reporter {

    private final Closer closer;

    Reporter(Closer closer) {
        this.closer = closer;
    }

    SettlementAnswer report(Command.Report command, UnitOfWork work) {
        Optional<Receipt> asked = work.receipt(command.key());
        return asked.isPresent()
                ? closer.settle(asked.get(), command.settlement(), command.hash(), work)
                : settledAtOnce(command, termsOf(command), work);
    }

    private static SettlementAnswer settledAtOnce(Command.Report command, Subscriber terms, UnitOfWork work) {
        Settlement settlement = command.settlement();
        ServedModel model = Closer.sold(settlement.model(), terms.plan());
        Ran ran = new Ran(terms.plan(), model, settlement.served(), settlement.startedAt());
        Receipt receipt = receipt(command, work.asSet(terms), taken(terms, ran, work), work);
        SettlementAnswer answer = SettlementAnswer.of(receipt, settlement, work.now());
        work.create(receipt.in(new Settled(command.hash(), answer)));
        work.emit(UsageRecorded.message(receipt, settlement, work.now()));
        return answer;
    }

    /** Whoever has no seat any more, or one of another account, has nothing that it could be taken from. */
    private static Decision.Reported taken(Subscriber terms, Ran ran, UnitOfWork work) {
        String accountId = terms.account().accountId();
        if (!(work.subscriber(terms.subscriberId()) instanceof Lookup.Known(Subscriber known))
                || !known.account().accountId().equals(accountId)) {
            return Reports.uncounted(ran.model());
        }
        Subscriber present = work.asSet(known);
        var holdings = work.holdings(present.subscriberId(), accountId);
        Decision.Reported reported = Reports.report(present, ran, holdings, work.now());
        Decider.take(present, reported, holdings, work);
        return reported;
    }

    /** Nobody asked under this id, so whoever does so later is told that it was used. */
    private static Receipt receipt(
            Command.Report command, Subscriber terms, Decision.Reported reported, UnitOfWork work) {
        DecisionId id = DecisionId.of(work.now(), command.key());
        return new Receipt(
                id,
                command.hash(),
                terms.account().accountId(),
                work.now(),
                Selection.MANUAL,
                Written.of(Answer.of(id, command.settlement().model(), 0, terms, null, reported)),
                reported.taken(),
                new Open(),
                Hold.NONE);
    }

    private static Subscriber termsOf(Command.Report command) {
        return switch (command.terms()) {
            case Lookup.Known(Subscriber subscriber) -> subscriber;
            case Lookup.NotKnown(Reason reason) ->
                throw ProblemException.notFound("no subscriber " + command.key().subscriberId() + ": " + reason);
        };
    }
}
