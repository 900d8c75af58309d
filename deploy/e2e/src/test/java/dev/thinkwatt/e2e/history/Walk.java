package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.history.Call.Decide;
import dev.thinkwatt.e2e.history.Reply.Count;
import dev.thinkwatt.e2e.history.Reply.Decided;
import dev.thinkwatt.e2e.history.Reply.Span;
import dev.thinkwatt.e2e.history.Reply.Stood;
import dev.thinkwatt.e2e.history.State.Counter;
import dev.thinkwatt.e2e.history.State.Made;
import dev.thinkwatt.e2e.history.Terms.Allowance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the model asked for down its fallbacks, at one instant, to the first with room in every allowance that counts the request. */
final class Walk {

    private final Terms terms;
    private final Hindsight hindsight;
    private final State state;
    private final long now;
    private final Map<String, Count> looked = new HashMap<>();

    Walk(Terms terms, Hindsight hindsight, State state, long now) {
        this.terms = terms;
        this.hindsight = hindsight;
        this.state = state;
        this.now = now;
    }

    /** What is decided, and the counters that it changes. */
    record Decision(Made made, Map<String, Counter> taken) {}

    private record Tested(Allowance allowance, Counter counter) {
        boolean isFull() {
            return counter.used() >= allowance.limit();
        }

        Count count() {
            return Count.of(counter.window(), allowance.limit(), counter.used());
        }

        Tested plusOne() {
            return new Tested(allowance, new Counter(counter.window(), counter.used() + 1));
        }
    }

    /** Where every allowance stands; none where the answers do not tell which window it was. */
    Optional<Stood> stood() {
        return look(terms.allowances()).map(tested -> new Stood(looked));
    }

    /** None where the answers do not tell which window it was. */
    Optional<Decision> from(Decide ask) {
        String model = ask.model();
        while (model != null) {
            Optional<List<Tested>> tested = look(terms.counting(model, ask.manual()));
            if (tested.isEmpty()) {
                return Optional.empty();
            }
            Optional<Tested> full = tested.get().stream().filter(Tested::isFull).findFirst();
            if (full.isEmpty()) {
                return Optional.of(serve(ask, model, tested.get()));
            }
            model = full.get().allowance().fallback();
        }
        return Optional.of(new Decision(made(ask, "DENIED", null, Map.of()), Map.of()));
    }

    private Optional<List<Tested>> look(List<Allowance> allowances) {
        List<Tested> tested = allowances.stream()
                .flatMap(allowance -> counter(allowance).stream().map(counter -> new Tested(allowance, counter)))
                .toList();
        tested.forEach(each -> looked.put(each.allowance().id(), each.count()));
        return tested.size() == allowances.size() ? Optional.of(tested) : Optional.empty();
    }

    /** Windows only roll forward: an instant before the end of the latest counts in it. */
    private Optional<Counter> counter(Allowance allowance) {
        Counter latest = state.counters().get(allowance.id());
        return latest != null && now < latest.window().endsAt()
                ? Optional.of(latest)
                : hindsight.window(allowance.id(), now).map(window -> new Counter(window, 0));
    }

    private Decision serve(Decide ask, String model, List<Tested> tested) {
        Map<String, Counter> taken = new HashMap<>();
        Map<String, Span> windows = new HashMap<>();
        for (Tested each : tested) {
            Tested next = each.plusOne();
            taken.put(next.allowance().id(), next.counter());
            windows.put(next.allowance().id(), next.counter().window());
            looked.put(next.allowance().id(), next.count());
        }
        String outcome = model.equals(ask.model()) ? "GRANTED" : "DOWNGRADED";
        return new Decision(made(ask, outcome, model, windows), taken);
    }

    private Made made(Decide ask, String outcome, @Nullable String model, Map<String, Span> windows) {
        Decided told = hindsight.first(ask.requestId());
        String words = told == null ? null : told.words();
        return new Made(ask, new Decided(outcome, model, false, looked, words), windows, null, Set.of());
    }
}
