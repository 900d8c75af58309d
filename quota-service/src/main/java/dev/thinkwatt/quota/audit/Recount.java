package dev.thinkwatt.quota.audit;

import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.quota.audit.Audited.Difference;
import dev.thinkwatt.quota.decision.AllowanceNow;
import dev.thinkwatt.quota.decision.Answer;
import dev.thinkwatt.quota.decision.Owner;
import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.policy.Grant;
import dev.thinkwatt.quota.policy.Taken;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the counters of some owners hold, beside the same counted again from decisions. What is over does not matter any more,
 * and what began before all decisions are kept may hold more than those took.
 */
final class Recount {

    private final Instant allKeptFrom;
    private final Instant now;
    private final Findings findings;
    private final Map<Source, Recorded> recorded = new LinkedHashMap<>();
    private final Map<Source, BigDecimal> taken = new HashMap<>();
    private final Map<Owner, Instant> since = new HashMap<>();
    private final MissingWindows missing;
    private long owners;
    private long tooOld;
    private long decisions;

    /** @param owners all that are counted again, with a counter or without */
    Recount(Set<Owner> owners, Instant allKeptFrom, Instant now, Findings findings) {
        this.missing = new MissingWindows(owners, now);
        this.allKeptFrom = allKeptFrom;
        this.now = now;
        this.findings = findings;
    }

    private record Recorded(Instant since, BigDecimal units) {}

    /** Adds what an owner's counters hold, and compares their grants with what was granted. */
    void add(Owner owner, Counters counters, Map<Granted.Id, Granted> granted) {
        owners++;
        missing.add(owner, counters);
        counters.windows()
                .forEach((allowance, counter) -> counter.slotsAt(now)
                        .forEach(slot -> add(
                                new Source.OfWindow(owner, allowance, slot.window()),
                                slot.window().startsAt(),
                                slot.used())));
        counters.grants().stream()
                .filter(grant -> grant.isLiveAt(now))
                .forEach(grant -> add(owner, grant, granted.get(Granted.Id.of(owner.key(), grant.grantId()))));
    }

    private void add(Owner owner, Grant grant, @Nullable Granted granted) {
        Source.OfTopUp source = new Source.OfTopUp(owner, grant.grantId());
        BigDecimal amount = granted == null ? BigDecimal.ZERO : granted.amount();
        requireSame("grant: amount", source, grant.amount(), amount);
        if (granted != null && grant.kind() == Grant.Kind.BALANCE) {
            add(source, granted.at(), grant.amount().subtract(grant.left()));
        }
    }

    private void add(Source source, Instant startsAt, BigDecimal units) {
        recorded.put(source, new Recorded(startsAt, units));
        since.merge(source.owner(), startsAt, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** Since when decisions must be counted of an owner; empty where there is nothing to count. */
    Optional<Instant> since(Owner owner) {
        return Optional.ofNullable(since.get(owner));
    }

    /** Counts a decision, as far as it took from what is counted here. */
    void count(KeptDecision kept) {
        decisions++;
        for (Taken take : kept.taken()) {
            if (!kept.returned().contains(take.allowance())) {
                count(kept, take);
            }
        }
    }

    private void count(KeptDecision kept, Taken take) {
        Owner owner =
                take.scope() == Scope.ACCOUNT ? Owner.account(kept.accountId()) : Owner.subscriber(kept.subscriberId());
        Source.OfWindow window = new Source.OfWindow(owner, take.allowance(), take.window());
        count(window, take.units());
        missing.count(window, take.units());
        take.drawn().forEach(drawn -> count(new Source.OfTopUp(owner, drawn.grantId()), drawn.units()));
        if (kept.held() != null && take.units().signum() > 0 && recorded.containsKey(window)) {
            requireRoom(owner, kept.held(), take);
        }
    }

    private void count(Source source, BigDecimal units) {
        if (recorded.containsKey(source)) {
            taken.merge(source, units, BigDecimal::add);
        }
    }

    /** What is taken of a window when it is asked for goes up to its limit, with what was granted, and never past it. */
    private void requireRoom(Owner owner, Answer answer, Taken take) {
        for (AllowanceNow allowance : answer.allowances()) {
            if (allowance.allowance().equals(take.allowance())
                    && allowance.used().compareTo(allowance.limit()) > 0) {
                findings.add(
                        owner,
                        new Difference(
                                "decision: used past the limit",
                                answer.decisionId() + " " + take.allowance(),
                                allowance.used().toPlainString(),
                                "at most " + allowance.limit().toPlainString()));
            }
        }
    }

    /** Compares, once every decision is counted. What cannot be told is not counted. */
    void compare() {
        recorded.entrySet().removeIf(entry -> isTooOld(entry.getKey(), entry.getValue()));
        recorded.forEach((source, is) -> {
            String what = source instanceof Source.OfWindow ? "window: used" : "top-up: used";
            requireSame(what, source, is.units(), taken(source));
        });
        missing.compare(findings);
    }

    private boolean isTooOld(Source source, Recorded is) {
        boolean tells = !is.since().isBefore(allKeptFrom) || is.units().compareTo(taken(source)) <= 0;
        tooOld += tells ? 0 : 1;
        return !tells;
    }

    private BigDecimal taken(Source source) {
        return taken.getOrDefault(source, BigDecimal.ZERO);
    }

    private void requireSame(String what, Source source, BigDecimal is, BigDecimal expected) {
        if (is.compareTo(expected) != 0) {
            findings.add(
                    source.owner(),
                    new Difference(
                            what,
                            source.toString(),
                            is.toPlainString(),
                            expected.stripTrailingZeros().toPlainString()));
        }
    }

    /** How many have a counter. */
    long owners() {
        return owners;
    }

    long windows() {
        return recorded.keySet().stream()
                .filter(Source.OfWindow.class::isInstance)
                .count();
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
}
