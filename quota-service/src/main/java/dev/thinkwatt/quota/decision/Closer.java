package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.quota.decision.Receipt.Denied;
import dev.thinkwatt.quota.decision.Receipt.Expired;
import dev.thinkwatt.quota.decision.Receipt.Open;
import dev.thinkwatt.quota.decision.Receipt.Settled;
import dev.thinkwatt.quota.notice.Noticed;
import dev.thinkwatt.quota.policy.Corrections;
import dev.thinkwatt.quota.policy.Corrections.Used;
import dev.thinkwatt.quota.policy.Holdings;
import dev.thinkwatt.quota.policy.Releases;
import dev.thinkwatt.quota.policy.Releases.Released;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.policy.Taken;
import dev.thinkwatt.quota.policy.Thresholds;
import dev.thinkwatt.quota.policy.Thresholds.Told;
import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Settles and releases decisions within one unit of work. Each is for good, and refused after the other. */
@ApplicationScoped
class Closer {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Subscribers subscribers;

    Closer(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    SettlementAnswer settle(Command.Settle command, UnitOfWork work) {
        return settle(receipt(command.id(), work), command.settlement(), command.hash(), work);
    }

    SettlementAnswer settle(Receipt receipt, Settlement settlement, BodyHash hash, UnitOfWork work) {
        return switch (receipt.state()) {
            case Denied() -> throw denied(receipt.id());
            case Receipt.Released(var _, var _) ->
                throw ProblemException.conflict("decision " + receipt.id() + " was released");
            case Settled(BodyHash first, SettlementAnswer answer) -> {
                requireSame(first, hash, receipt.id(), "settled");
                yield answer.asReplay();
            }
            case Open() -> settleOpen(receipt, settlement, hash, work);
            case Expired() -> settleOpen(receipt, settlement, hash, work);
        };
    }

    ReleaseAnswer release(Command.Release command, UnitOfWork work) {
        Receipt receipt = receipt(command.id(), work);
        return switch (receipt.state()) {
            case Denied() -> throw denied(command.id());
            case Settled(var _, var _) -> throw ProblemException.conflict("decision " + command.id() + " was settled");
            case Receipt.Released(BodyHash hash, ReleaseAnswer answer) -> {
                requireSame(hash, command.hash(), command.id(), "released");
                yield answer.asReplay();
            }
            case Open() -> releaseOpen(receipt, command, work);
            case Expired() ->
                throw ProblemException.conflict(
                        "the hold of decision " + command.id() + " ran out; it can only be settled");
        };
    }

    private SettlementAnswer settleOpen(Receipt receipt, Settlement settlement, BodyHash hash, UnitOfWork work) {
        Plan version = version(receipt);
        var _ = sold(settlement.model(), version);
        SettlementAnswer answer = SettlementAnswer.of(receipt, settlement, work.now());
        work.close(receipt.in(new Settled(hash, answer), corrected(receipt, version, settlement, work)));
        work.emit(UsageRecorded.message(receipt, settlement, work.now()));
        return answer;
    }

    /** Units go back to the window they were taken from; once that is over, only the decision changes. */
    private ReleaseAnswer releaseOpen(Receipt receipt, Command.Release command, UnitOfWork work) {
        List<Releases.Returned> returned = command.cause().givesBack() ? givenBack(receipt, work) : List.of();
        ReleaseAnswer answer = ReleaseAnswer.of(command.id(), command.cause(), work.now(), returned);
        work.close(receipt.in(new Receipt.Released(command.hash(), answer)));
        return answer;
    }

    /** Gives all units back, as far as the plan lets releases. */
    private List<Releases.Returned> givenBack(Receipt receipt, UnitOfWork work) {
        Optional<Subscriber> terms = terms(receipt, work);
        if (terms.isEmpty()) {
            return List.of();
        }
        Released released = Releases.release(terms.get(), holdings(receipt, work), receipt.taken(), work.now());
        write(receipt, released.holdings(), work);
        return released.returned();
    }

    /** Gives all units back that were held for nobody. @return what is still taken */
    static List<Taken> expired(Receipt receipt, UnitOfWork work) {
        Releases.Expired expired = Releases.expire(holdings(receipt, work), receipt.taken(), work.now());
        write(receipt, expired.holdings(), work);
        return expired.taken();
    }

    /** What was taken is corrected to what was used, also of somebody who has left others a pool that it was taken from. */
    private List<Taken> corrected(Receipt receipt, Plan version, Settlement settlement, UnitOfWork work) {
        Optional<Subscriber> terms = terms(receipt, work);
        if (terms.isEmpty()) {
            return receipt.taken();
        }
        String decided = Objects.requireNonNull(receipt.answer().model());
        Used used = new Used(
                settlement.served(),
                decided,
                receipt.decidedAt(),
                receipt.hold().isGivenBack());
        Corrections.Result result =
                Corrections.correct(terms.get(), version, holdings(receipt, work), receipt.taken(), used, work.now());
        write(receipt, told(receipt, result, work), work);
        return result.taken();
    }

    /** Whoever has left the account is told nothing; who shares a limit with them hears of it with the next request. */
    private static Holdings told(Receipt receipt, Corrections.Result result, UnitOfWork work) {
        Optional<Subscriber> present =
                ofTheAccount(receipt, work.subscriber(receipt.id().subscriberId()), work);
        if (present.isEmpty()) {
            return result.holdings();
        }
        Told told = Thresholds.used(present.get(), result.holdings(), result.taken(), work.now());
        work.tell(told.crossings().stream()
                .map(crossing -> Noticed.of(present.get(), crossing, work.now()))
                .toList());
        return told.holdings();
    }

    /** The terms of now; of somebody who has left the account, or has no plan any more, those of when it was decided. */
    private Optional<Subscriber> terms(Receipt receipt, UnitOfWork work) {
        String subscriberId = receipt.id().subscriberId();
        requireRead(receipt);
        return ofTheAccount(receipt, work.subscriber(subscriberId), work)
                .or(() -> ofTheAccount(receipt, subscribers.at(subscriberId, receipt.decidedAt()), work));
    }

    /** Another replica decided, which has read of the seat and the plan: this one may not have yet, and would give nothing back. */
    private void requireRead(Receipt receipt) {
        var _ = version(receipt);
        String subscriberId = receipt.id().subscriberId();
        if (!subscribers.hasReadOf(subscriberId, receipt.accountId())) {
            throw ProblemException.unavailable("the seat of " + subscriberId + " was not read yet", RETRY_AFTER);
        }
    }

    private static Optional<Subscriber> ofTheAccount(Receipt receipt, Lookup lookup, UnitOfWork work) {
        return lookup instanceof Lookup.Known(Subscriber subscriber)
                        && subscriber.account().accountId().equals(receipt.accountId())
                ? Optional.of(work.asSet(subscriber))
                : Optional.empty();
    }

    private static Holdings holdings(Receipt receipt, UnitOfWork work) {
        return work.holdings(receipt.id().subscriberId(), receipt.accountId());
    }

    private static void write(Receipt receipt, Holdings next, UnitOfWork work) {
        work.write(receipt.id().subscriberId(), receipt.accountId(), next);
    }

    /** The version that decided, which this replica may not have read yet. */
    Plan version(Receipt receipt) {
        PlanVersion version = Objects.requireNonNull(receipt.answer().plan());
        return subscribers
                .plan(version)
                .orElseThrow(() -> ProblemException.unavailable(
                        "version " + version.version() + " of plan " + version.id() + " was not read yet",
                        RETRY_AFTER));
    }

    /** The model that served, which must be one that the plan version sells. */
    static ServedModel sold(String model, Plan plan) {
        return plan.model(model)
                .orElseThrow(() -> ProblemException.invalid(
                        "model", "must be a model of plan " + plan.id() + ", version " + plan.version()));
    }

    /** The decision named, under the lock of its subscriber. */
    static Receipt receipt(DecisionId id, UnitOfWork work) {
        return work.receipt(id.key())
                .filter(kept -> kept.id().equals(id))
                .orElseThrow(() -> ProblemException.notFound("no decision " + id));
    }

    private static void requireSame(BodyHash first, BodyHash asked, DecisionId id, String done) {
        if (!first.equals(asked)) {
            throw ProblemException.conflict("decision " + id + " was already " + done + " with another body");
        }
    }

    private static ProblemException denied(DecisionId id) {
        return ProblemException.conflict("decision " + id + " was a denial: nothing was served");
    }
}
