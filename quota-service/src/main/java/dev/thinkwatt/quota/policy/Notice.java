package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.ServedModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a product tells its user about a downgrade.
 *
 * @param relativeAccuracy of what is served, where what was asked for has 1; at most 4 decimals
 * @param resetsAt when the full model is back; null where nobody can say
 */
public record Notice(
        String from,
        String to,
        BigDecimal relativeAccuracy,
        @Nullable Instant resetsAt) {

    static Notice of(ServedModel from, ServedModel to, @Nullable Instant resetsAt) {
        BigDecimal accuracy = to.relativeAccuracy()
                .divide(from.relativeAccuracy(), 4, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return new Notice(from.id(), to.id(), accuracy, resetsAt);
    }
}
