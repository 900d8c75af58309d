package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.quota.decision.Receipt.Denied;
import dev.thinkwatt.quota.decision.Receipt.Open;
import dev.thinkwatt.quota.decision.Receipt.Released;
import dev.thinkwatt.quota.decision.Receipt.Settled;
import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.policy.Taken;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Settles and releases decisions within one unit of work. Each is for good, and refused after the other. */
@ApplicationScoped
class Closer {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Subscribers subscribers;

    Closer(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    SettlementAnswer settle(Command.Settle command, UnitOfWork work) {
        Receipt receipt = receipt(command.id(), work);
        return switch (receipt.state()) {
            case Denied() -> throw denied(command.id());
            case Released(var _, var _) ->
                throw ProblemException.conflict("decision " + command.id() + " was released");
            case Settled(BodyHash hash, SettlementAnswer answer) -> {
                requireSame(hash, command.hash(), command.id(), "settled");
                yield answer.asReplay();
            }
            case Open() -> settleOpen(receipt, command, work);
        };
    }

    ReleaseAnswer release(Command.Release command, UnitOfWork work) {
        Receipt receipt = receipt(command.id(), work);
        return switch (receipt.state()) {
            case Denied() -> throw denied(command.id());
            case Settled(var _, var _) -> throw ProblemException.conflict("decision " + command.id() + " was settled");
            case Released(BodyHash hash, ReleaseAnswer answer) -> {
                requireSame(hash, command.hash(), command.id(), "released");
                yield answer.asReplay();
            }
            case Open() -> releaseOpen(receipt, command, work);
        };
    }

    private SettlementAnswer settleOpen(Receipt receipt, Command.Settle command, UnitOfWork work) {
        requireSold(
                command.settlement().model(),
                Objects.requireNonNull(receipt.answer().plan()));
        SettlementAnswer answer = SettlementAnswer.of(command.id(), command.settlement(), work.now());
        work.close(receipt.in(new Settled(command.hash(), answer)));
        work.emit(UsageRecorded.message(receipt, command.settlement(), work.now()));
        return answer;
    }

    /** Units go back to the window they were taken from; once that is over, only the decision changes. */
    private static ReleaseAnswer releaseOpen(Receipt receipt, Command.Release command, UnitOfWork work) {
        String subscriberId = command.id().subscriberId();
        Counters counters = work.counters(subscriberId);
        List<Taken> givenBack = command.cause().givesBack()
                ? receipt.taken().stream().filter(counters::holds).toList()
                : List.of();
        if (!givenBack.isEmpty()) {
            work.write(subscriberId, counters.minus(givenBack));
        }
        ReleaseAnswer answer = ReleaseAnswer.of(command.id(), command.cause(), work.now(), givenBack);
        work.close(receipt.in(new Released(command.hash(), answer)));
        return answer;
    }

    private void requireSold(String model, PlanVersion version) {
        Plan plan = subscribers
                .plan(version)
                .orElseThrow(() -> ProblemException.unavailable(
                        "version " + version.version() + " of plan " + version.id() + " was not read yet",
                        RETRY_AFTER));
        if (plan.model(model).isEmpty()) {
            throw ProblemException.invalid(
                    "model", "must be a model of plan " + version.id() + ", version " + version.version());
        }
    }

    private static Receipt receipt(DecisionId id, UnitOfWork work) {
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
