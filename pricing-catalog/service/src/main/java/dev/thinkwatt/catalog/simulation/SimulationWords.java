package dev.thinkwatt.catalog.simulation;

import dev.thinkwatt.catalog.simulation.Impact.Change;
import dev.thinkwatt.model.money.Money;
import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts of a simulation as its page shows them: in minor units, rises with their sign. */
@TemplateExtension
final class SimulationWords {

    private SimulationWords() {}

    static String shown(Money exact) {
        return Impact.shown(exact).toString();
    }

    static String rise(Money after, Money before) {
        Money rise = Impact.shown(after.minus(before));
        return (rise.amount().signum() > 0 ? "+" : "") + rise;
    }

    static String shown(Change change, @Nullable BigDecimal amount) {
        return amount == null
                ? "not sold"
                : Impact.shown(new Money(amount, change.of().currency())).toString();
    }
}
