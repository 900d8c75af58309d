package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Answers one command of whatever kind within a unit of work. */
@ApplicationScoped
class CommandAnswers {

    private final Closer closer;
    private final Holds holds;
    private final Reporter reporter;

    CommandAnswers(Closer closer, Holds holds, Reporter reporter) {
        this.closer = closer;
        this.holds = holds;
        this.reporter = reporter;
    }

    /** What tells the caller, once the work is committed. */
    Runnable answer(Command<?> command, UnitOfWork work) {
        return switch (command) {
            case Command.Decide decide -> reply(decide, () -> Decider.decide(decide, work));
            case Command.Settle settle -> reply(settle, () -> closer.settle(settle, work));
            case Command.Report report -> reply(report, () -> reporter.report(report, work));
            case Command.Release release -> reply(release, () -> closer.release(release, work));
            case Command.Extend extend -> reply(extend, () -> holds.extend(extend, work));
            case Command.Expire expire -> reply(expire, () -> holds.expire(expire, work));
        };
    }

    /** A refusal is an answer too, and leaves the rest of the batch alone. */
    private static <R> Runnable reply(Command<R> command, Supplier<R> answer) {
        try {
            R found = answer.get();
            return () -> command.reply().complete(found);
        } catch (ProblemException refusal) {
            return () -> command.reply().completeExceptionally(refusal);
        }
    }
}
