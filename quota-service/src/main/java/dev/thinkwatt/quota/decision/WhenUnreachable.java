package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an allowance wants of a gateway while nobody can be asked. */
@Schema(name = "WhenUnreachable")
public record WhenUnreachable(
        @Schema(description = "`OPEN` serves what is asked for, `CLOSED` nothing, `DOWNGRADE` the fallback")
        Allowance.Unreachable act,

        @Schema(description = "The models whose requests it counts")
        Set<String> models,

        @Schema(description = "The fallback that `DOWNGRADE` serves; without one nothing is served") @Nullable String fallback) {

    static WhenUnreachable of(Allowance allowance) {
        return new WhenUnreachable(allowance.whenUnreachable(), allowance.models(), fallback(allowance));
    }

    private static @Nullable String fallback(Allowance allowance) {
        return allowance.whenUnreachable() == Allowance.Unreachable.DOWNGRADE
                        && allowance.atLimit() instanceof AtLimit.FallBack fallback
                ? fallback.model()
                : null;
    }
}
