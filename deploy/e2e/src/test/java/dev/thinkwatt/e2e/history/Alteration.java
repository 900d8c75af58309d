package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.history.Reply.Closed;
import dev.thinkwatt.e2e.history.Reply.Count;
import dev.thinkwatt.e2e.history.Reply.Decided;
import dev.thinkwatt.e2e.history.Reply.Kept;
import dev.thinkwatt.e2e.history.Reply.Refused;
import dev.thinkwatt.e2e.history.Reply.Stood;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Spoils histories: the same, but for one answer that says something else. */
final class Alteration {

    private final Random random;

    Alteration(Random random) {
        this.random = random;
    }

    /** The history with one answer altered. It has an answer, or there is nothing to alter. */
    List<Operation> of(List<Operation> history) {
        List<Integer> answered = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            if (!history.get(i).isOpen()) {
                answered.add(i);
            }
        }
        int chosen = answered.get(random.nextInt(answered.size()));
        List<Operation> altered = new ArrayList<>(history);
        Operation operation = history.get(chosen);
        if (operation.reply() != null) {
            altered.set(chosen, operation.answered(other(operation.reply())));
        }
        return altered;
    }

    private Reply other(Reply reply) {
        return switch (reply) {
            case Decided decided -> other(decided);
            case Closed closed -> other(closed);
            case Kept kept -> other(kept);
            case Stood stood -> new Stood(counts(stood.allowances()));
            case Refused refused -> new Refused(refused.status() == 404 ? 409 : 404);
        };
    }

    private Decided other(Decided decided) {
        if (random.nextBoolean() || decided.allowances().isEmpty()) {
            return random.nextBoolean()
                    ? new Decided(
                            decided.outcome(),
                            decided.model(),
                            !decided.replayed(),
                            decided.allowances(),
                            decided.words())
                    : new Decided(
                            decided.outcome().equals("DENIED") ? "DOWNGRADED" : "DENIED",
                            decided.model(),
                            decided.replayed(),
                            decided.allowances(),
                            decided.words());
        }
        return new Decided(
                decided.outcome(), decided.model(), decided.replayed(), counts(decided.allowances()), decided.words());
    }

    private Closed other(Closed closed) {
        return random.nextBoolean()
                ? new Closed(closed.state(), !closed.replayed(), closed.returned())
                : new Closed(
                        closed.state(),
                        closed.replayed(),
                        closed.returned().isEmpty() ? Set.of(Cases.THINKING) : Set.of());
    }

    private Kept other(Kept kept) {
        Decided first = kept.first();
        return random.nextBoolean()
                ? new Kept(kept.state().equals("OPEN") ? "SETTLED" : "OPEN", first)
                : new Kept(
                        kept.state(),
                        new Decided("SUBSTITUTED", first.model(), false, first.allowances(), first.words()));
    }

    /** One more or one less used of one allowance. */
    private Map<String, Count> counts(Map<String, Count> counts) {
        Map<String, Count> altered = new HashMap<>(counts);
        List<String> ids = counts.keySet().stream().sorted().toList();
        altered.computeIfPresent(
                ids.get(random.nextInt(ids.size())),
                (id, count) -> Count.of(count.window(), count.limit(), count.used() + (random.nextBoolean() ? 1 : -1)));
        return altered;
    }
}
