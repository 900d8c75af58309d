package dev.thinkwatt.quota.republication;

import dev.thinkwatt.quota.decision.SentPlace;
import dev.thinkwatt.quota.decision.UsageResender;
import dev.thinkwatt.quota.decision.UsageResender.Part;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.progress.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Sends usage events again that were sent from an instant on. Each has the id and the content that it had, so whoever was told
 * of it takes no notice.
 */
@ApplicationScoped
class Republication {

    private final UsageResender usage;
    private final Turns turns;
    private final Patience patience;
    private final Settings settings;

    Republication(UsageResender usage, Turns turns, Patience patience, Settings settings) {
        this.usage = usage;
        this.turns = turns;
        this.patience = patience;
        this.settings = settings;
    }

    /**
     * Goes through all decisions that are kept: one may have been settled long after it was made. It waits while Kafka does not
     * take what is on its way already.
     *
     * @param progress hears how many days of decisions are done, while it waits too
     * @throws ProblemException 503 if the database cannot for long, 409 where another run has begun meanwhile
     */
    Republished run(Turn turn, Progress progress) {
        try {
            return goThrough(turn, progress);
        } finally {
            turns.end(turn);
        }
    }

    private Republished goThrough(Turn turn, Progress progress) {
        long days = turn.daysBefore(turn.end());
        long sent = 0;
        long lacking = 0;
        for (LocalDate day = turn.first(); day.isBefore(turn.end()); day = day.plusDays(1)) {
            long done = turn.daysBefore(day);
            @Nullable SentPlace last = SentPlace.NONE;
            while (last != null) {
                Part part = next(turn, day, last, () -> progress.reached(done, days));
                sent += part.events();
                lacking += part.lacking();
                last = part.last();
            }
        }
        progress.reached(days, days);
        return new Republished(turn.from(), sent, lacking);
    }

    private Part next(Turn turn, LocalDate day, SentPlace after, Runnable waiting) {
        return patience.have(
                () -> usage.hasRoom(settings.pendingMax()),
                () -> {
                    waiting.run();
                    turns.keep(turn);
                },
                () -> usage.next(day, after, turn.from()));
    }
}
