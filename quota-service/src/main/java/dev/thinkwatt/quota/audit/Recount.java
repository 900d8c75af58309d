package dev.thinkwatt.quota.audit;

import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.quota.decision.AllowanceNow;
import dev.thinkwatt.quota.decision.Answer;
import dev.thinkwatt.quota.decision.Owner;
import dev.thinkwatt.quota.policy.Counter;
import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.policy.Grant;
import dev.thinkwatt.quota.policy.Taken;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the counters of some owners hold, beside the same counted again from decisions. What is over does not matter any more,
 * and what began before all decisions are kept cannot be counted again.
 */
final class Recount {

    private final Instant allKeptFrom;
    private final Instant now;
    private final Findings findings;
    private final Map<Source, BigDecimal> recorded = new LinkedHashMap<>();
    private final Map<Source, BigDecimal> taken = new HashMap<>();
    private @Nullable Instant since;
    private long tooOld;
    private long decisions;

    Recount(Instant allKeptFrom, Instant now, Findings findings) {
        this.allKeptFrom = allKeptFrom;
        this.now = now;
        this.findings = findings;
    }

    /** What decisions take units from. */
    private sealed interface Source {}

    private record OfWindow(Owner owner, String allowance, TimeSpan window) implements Source {
        @Override
        public String toString() {
            return owner.key() + " " + allowance + " from " + window.startsAt();
        }
    }

    private record OfTopUp(Owner owner, String grantId) implements Source {
        @Override
        public String toString() {
            return owner.key() + " " + grantId;
        }
    }

    /** Adds what an owner's counters hold, and compares their grants with what was granted. */
    void add(Owner owner, Counters counters, Map<Granted.Id, Granted> granted) {
        counters.windows()
                .forEach((allowance, counter) -> slots(counter)
                        .filter(slot -> now.isBefore(slot.window().endsAt()))
                        .forEach(slot -> add(
                                new OfWindow(owner, allowance, slot.window()),
                                slot.window().startsAt(),
                                slot.used())));
        counters.grants().stream()
                .filter(grant -> now.isBefore(grant.expiresAt()))
                .forEach(grant -> add(owner, grant, granted.get(Granted.Id.of(owner.key(), grant.grantId()))));
    }

    private void add(Owner owner, Grant grant, @Nullable Granted granted) {
        OfTopUp source = new OfTopUp(owner, grant.grantId());
        BigDecimal amount = granted == null ? BigDecimal.ZERO : granted.amount();
        requireSame("grant: amount", source, grant.amount(), amount);
        if (granted != null && grant.kind() == Grant.Kind.BALANCE) {
            add(source, granted.at(), grant.amount().subtract(grant.left()));
        }
    }

    private void add(Source source, Instant startsAt, BigDecimal units) {
        if (startsAt.isBefore(allKeptFrom)) {
            tooOld++;
            return;
        }
        recorded.put(source, units);
        since = since == null || startsAt.isBefore(since) ? startsAt : since;
    }

    /** Since when decisions must be counted; empty where there is nothing to count. */
    Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /** Counts a decision, as far as it took from what is counted here. */
    void count(Kept kept) {
        decisions++;
        for (Taken take : kept.taken()) {
            if (!kept.returned().contains(take.allowance())) {
                count(kept, take);
            }
        }
    }

    private void count(Kept kept, Taken take) {
        Owner owner =
                take.scope() == Scope.ACCOUNT ? Owner.account(kept.accountId()) : Owner.subscriber(kept.subscriberId());
        OfWindow window = new OfWindow(owner, take.allowance(), take.window());
        count(window, take.units());
        take.drawn().forEach(drawn -> count(new OfTopUp(owner, drawn.grantId()), drawn.units()));
        if (kept.held() != null && take.units().signum() > 0 && recorded.containsKey(window)) {
            requireRoom(kept.held(), take);
        }
    }

    private void count(Source source, BigDecimal units) {
        if (recorded.containsKey(source)) {
            taken.merge(source, units, BigDecimal::add);
        }
    }

    /** What is taken of a window when it is asked for goes up to its limit, with what was granted, and never past it. */
    private void requireRoom(Answer answer, Taken take) {
        for (AllowanceNow allowance : answer.allowances()) {
            if (allowance.allowance().equals(take.allowance())
                    && allowance.used().compareTo(allowance.limit()) > 0) {
                findings.add(
                        "decision: used past the limit",
                        answer.decisionId() + " " + take.allowance(),
                        allowance.used().toPlainString(),
                        "at most " + allowance.limit().toPlainString());
            }
        }
    }

    /** Compares, once every decision is counted. */
    void compare() {
        recorded.forEach((source, units) -> {
            String what = source instanceof OfWindow ? "window: used" : "top-up: used";
            requireSame(what, source, units, taken.getOrDefault(source, BigDecimal.ZERO));
        });
    }

    private void requireSame(String what, Source source, BigDecimal is, BigDecimal expected) {
        if (is.compareTo(expected) != 0) {
            findings.add(
                    what,
                    source.toString(),
                    is.toPlainString(),
                    expected.stripTrailingZeros().toPlainString());
        }
    }

    long windows() {
        return recorded.keySet().stream().filter(OfWindow.class::isInstance).count();
    }

    long topUps() {
        return recorded.size() - windows();
    }

    long decisions() {
        return decisions;
    }

    long tooOld() {
        return tooOld;
    }

    private static Stream<Counter.Slot> slots(Counter counter) {
        return Stream.concat(counter.earlier().stream(), Stream.of(new Counter.Slot(counter.window(), counter.used())));
    }
}
