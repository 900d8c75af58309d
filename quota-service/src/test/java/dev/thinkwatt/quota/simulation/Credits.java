package dev.thinkwatt.quota.simulation;

import dev.thinkwatt.quota.policy.Grant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was granted on top of one allowance. How much of a top-up is left is what nobody drew of it. */
final class Credits {

    private static final Comparator<Grant> ORDER = Comparator.comparingInt(Grant::priority)
            .thenComparing(Grant::expiresAt)
            .thenComparing(Grant::grantId);

    private final List<Taking> takings;
    private final List<Grant> grants = new ArrayList<>();

    /** @param takings all of the allowance, with what they drew */
    Credits(List<Taking> takings) {
        this.takings = takings;
    }

    void add(Grant grant) {
        grants.add(grant);
    }

    BigDecimal raised(Instant now) {
        return live(Grant.Kind.LIMIT, now).stream().map(Grant::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal balance(Instant now) {
        return live(Grant.Kind.BALANCE, now).stream().map(this::left).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** All that was ever granted in top-ups that are still good. */
    BigDecimal toppedUp(Instant now) {
        return live(Grant.Kind.BALANCE, now).stream().map(Grant::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** So much of top-ups, in their order. @return what they do not have */
    BigDecimal draw(Taking taking, BigDecimal wanted, Instant now) {
        BigDecimal rest = wanted;
        for (Grant grant : live(Grant.Kind.BALANCE, now)) {
            BigDecimal drawn = rest.min(left(grant));
            taking.drawn.merge(grant.grantId(), drawn, BigDecimal::add);
            rest = rest.subtract(drawn);
        }
        return rest;
    }

    /** Gives so much of what was drawn back, last drawn first; what an expired one should get is lost. */
    Back giveBack(Taking taking, BigDecimal surplus, Instant now) {
        BigDecimal rest = surplus;
        BigDecimal really = BigDecimal.ZERO;
        for (Grant grant : grants.stream().sorted(ORDER.reversed()).toList()) {
            BigDecimal drawn = taking.drawn.getOrDefault(grant.grantId(), BigDecimal.ZERO);
            BigDecimal part = drawn.min(rest);
            taking.drawn.put(grant.grantId(), drawn.subtract(part));
            if (now.isBefore(grant.expiresAt())) {
                really = really.add(part);
            }
            rest = rest.subtract(part);
        }
        return new Back(really, rest);
    }

    /** Gives all back that was drawn of those that have not expired. */
    void giveBack(Taking taking, Instant now) {
        grants.stream()
                .filter(grant -> now.isBefore(grant.expiresAt()))
                .forEach(grant -> taking.drawn.remove(grant.grantId()));
    }

    /**
     * What became of units given back.
     *
     * @param really what top-ups got
     * @param rest what was not drawn from any
     */
    record Back(BigDecimal really, BigDecimal rest) {}

    private List<Grant> live(Grant.Kind kind, Instant now) {
        return grants.stream()
                .filter(grant -> grant.kind() == kind && now.isBefore(grant.expiresAt()))
                .sorted(ORDER)
                .toList();
    }

    private BigDecimal left(Grant grant) {
        return takings.stream()
                .map(taking -> taking.drawn.getOrDefault(grant.grantId(), BigDecimal.ZERO))
                .reduce(grant.amount(), BigDecimal::subtract);
    }
}
