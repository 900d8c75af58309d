package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Expiry;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.quota.decision.ExpiryAnswer.Fate;
import dev.thinkwatt.quota.decision.Receipt.Denied;
import dev.thinkwatt.quota.decision.Receipt.Expired;
import dev.thinkwatt.quota.decision.Receipt.Open;
import dev.thinkwatt.quota.decision.Receipt.Released;
import dev.thinkwatt.quota.decision.Receipt.Settled;
import dev.thinkwatt.quota.policy.Taken;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prolongs holds and ends those that are over, within one unit of work. */
@ApplicationScoped
class Holds {

    private final Closer closer;
    private final HoldSettings settings;

    Holds(Closer closer, HoldSettings settings) {
        this.closer = closer;
        this.settings = settings;
    }

    /** A hold only ever gets longer, so that the same call again, or one that was overtaken, changes nothing. */
    ExtensionAnswer extend(Command.Extend command, UnitOfWork work) {
        Receipt receipt = Closer.receipt(command.id(), work);
        requireOpen(receipt);
        Instant latest = receipt.decidedAt().plus(settings.extensionMax());
        Instant heldUntil = Objects.requireNonNull(receipt.hold().until());
        if (!command.until().isAfter(heldUntil)) {
            return new ExtensionAnswer(command.id().toString(), heldUntil);
        }
        if (!command.until().isAfter(work.now())) {
            throw ProblemException.invalid("until", "must be in the future");
        }
        if (command.until().isAfter(latest)) {
            throw ProblemException.invalid("until", "must not be after " + latest);
        }
        work.close(receipt.with(receipt.hold().extendedTo(command.until())));
        return new ExtensionAnswer(command.id().toString(), command.until());
    }

    /** Looks again under the lock: since it was found, it may have been settled or prolonged. */
    Optional<ExpiryAnswer> expire(Command.Expire command, UnitOfWork work) {
        return work.receipt(command.id().key())
                .filter(receipt -> receipt.id().equals(command.id()))
                .filter(receipt ->
                        receipt.state() instanceof Open && receipt.hold().isOver(work.now()))
                .map(receipt -> expire(receipt, work));
    }

    private ExpiryAnswer expire(Receipt receipt, UnitOfWork work) {
        Expiry terms = closer.version(receipt).expiry();
        return switch (terms.act()) {
            case RELEASE -> receipt.hold().proxied() ? keep(receipt, work) : release(receipt, work);
            case SETTLE -> {
                work.emit(UsageRecorded.estimated(receipt, estimate(receipt, terms), work.now()));
                UUID eventId = receipt.id().eventId();
                ExpiryAnswer settled = new ExpiryAnswer(work.now(), Fate.SETTLED_AT_ESTIMATE, eventId);
                yield end(receipt, receipt.taken(), settled, work);
            }
        };
    }

    /** Nobody behind a proxy tells what was used: to give back what is not settled would make all of it free. */
    private static ExpiryAnswer keep(Receipt receipt, UnitOfWork work) {
        return end(receipt, receipt.taken(), new ExpiryAnswer(work.now(), Fate.KEPT, null), work);
    }

    /** A late settlement then counts from what is still taken. */
    private static ExpiryAnswer release(Receipt receipt, UnitOfWork work) {
        List<Taken> left = Closer.expired(receipt, work);
        return end(receipt, left, new ExpiryAnswer(work.now(), Fate.RELEASED, null), work);
    }

    private static ExpiryAnswer end(Receipt receipt, List<Taken> taken, ExpiryAnswer expiry, UnitOfWork work) {
        work.close(receipt.in(new Expired(), taken).with(receipt.hold().ended(expiry)));
        return expiry;
    }

    /** Taken to have run when it was decided. */
    static Settlement estimate(Receipt receipt, Expiry expiry) {
        var expected = Objects.requireNonNullElse(receipt.hold().estimate(), expiry.estimate());
        return new Settlement(
                Objects.requireNonNull(receipt.answer().model()),
                Usage.ofText(expected.inputTokens(), expected.outputTokens()),
                Objects.requireNonNullElse(expiry.site(), UsageEvent.UNKNOWN_SITE),
                ServiceTier.STANDARD,
                receipt.decidedAt(),
                receipt.decidedAt());
    }

    private static void requireOpen(Receipt receipt) {
        @Nullable String why = switch (receipt.state()) {
            case Open() -> null;
            case Denied() -> "was a denial: nothing is held";
            case Expired() -> "ran out of its hold";
            case Settled(var _, var _) -> "was settled";
            case Released(var _, var _) -> "was released";
        };
        if (why != null) {
            throw ProblemException.conflict("decision " + receipt.id() + " " + why);
        }
    }
}
