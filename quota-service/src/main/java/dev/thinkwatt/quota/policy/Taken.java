package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.model.plan.TimeSpan;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Units taken from an allowance.
 *
 * @param scope whose counter they were taken from; absent: the subscriber's
 * @param window the window they were taken from, to which alone they can be given back
 * @param units from the window itself
 * @param drawn from top-ups, once the window had no more
 */
public record Taken(String allowance, @Nullable Scope scope, TimeSpan window, BigDecimal units, List<Drawn> drawn) {

    /** Units of a top-up. */
    public record Drawn(String grantId, BigDecimal units) {
        public Drawn {
            units = Units.plain(units);
        }
    }

    public Taken {
        scope = Objects.requireNonNullElse(scope, Scope.SUBSCRIBER);
        units = Units.plain(units);
        drawn = List.copyOf(drawn);
    }

    public static Taken of(String allowance, TimeSpan window, long units) {
        return new Taken(allowance, Scope.SUBSCRIBER, window, BigDecimal.valueOf(units), List.of());
    }

    @Override
    public Scope scope() {
        return Objects.requireNonNull(scope);
    }

    /** All units taken, wherever they came from. */
    public BigDecimal total() {
        return units.add(units(drawn));
    }

    static BigDecimal units(List<Drawn> drawn) {
        return drawn.stream().map(Drawn::units).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
