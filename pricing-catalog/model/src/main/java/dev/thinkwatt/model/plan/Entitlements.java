package dev.thinkwatt.model.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plan gives beside its models, allowances and prices.
 *
 * @param multiplier every limit of the plan, times this; absent: 1
 * @param routingFloor the least tier that a router may choose; absent: any
 * @param noticesAt percent of a limit at which subscribers are told, in order; none: 50, 80, 95, 100
 * @param knobs what subscribers may set
 * @param changeNoticeDays how long before their terms change subscribers are told, in days of 24 hours; absent: 0
 */
public record Entitlements(
        @Nullable BigDecimal multiplier,
        @Nullable ModelTier routingFloor,
        List<Integer> noticesAt,
        List<Knob> knobs,
        @Nullable Integer changeNoticeDays) {

    private static final List<Integer> USUAL_NOTICES = List.of(50, 80, 95, 100);

    public static final Entitlements NONE = new Entitlements(null, null, List.of(), List.of());

    public Entitlements {
        multiplier = Objects.requireNonNullElse(multiplier, BigDecimal.ONE);
        noticesAt = noticesAt.isEmpty()
                ? USUAL_NOTICES
                : noticesAt.stream().sorted().distinct().toList();
        knobs = List.copyOf(knobs);
        changeNoticeDays = Objects.requireNonNullElse(changeNoticeDays, 0);
        if (changeNoticeDays < 0) {
            throw new IllegalArgumentException("a notice is given before, not after");
        }
        if (multiplier.signum() <= 0) {
            throw new IllegalArgumentException("a multiplier is more than 0");
        }
        if (noticesAt.getFirst() < 1 || noticesAt.getLast() > 100) {
            throw new IllegalArgumentException("notices are at 1 to 100 percent");
        }
        if (new HashSet<>(knobs.stream().map(Knob::id).toList()).size() < knobs.size()) {
            throw new IllegalArgumentException("a knob is offered once");
        }
    }

    /** Of a plan whose terms may change without notice. */
    public Entitlements(
            @Nullable BigDecimal multiplier,
            @Nullable ModelTier routingFloor,
            List<Integer> noticesAt,
            List<Knob> knobs) {
        this(multiplier, routingFloor, noticesAt, knobs, null);
    }

    @Override
    public Integer changeNoticeDays() {
        return Objects.requireNonNull(changeNoticeDays);
    }

    /** How long before their terms change subscribers are told. */
    public Duration changeNotice() {
        return Duration.ofDays(changeNoticeDays());
    }

    @Override
    public BigDecimal multiplier() {
        return Objects.requireNonNull(multiplier);
    }

    /** Whether no router may choose a model: it does not reach the routing floor. */
    public boolean isBelowFloor(ServedModel model) {
        return routingFloor != null && model.tier().compareTo(routingFloor) < 0;
    }

    /** The knob of this kind, where it is offered. */
    public <K extends Knob> Optional<K> knob(Class<K> kind) {
        return knobs.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
