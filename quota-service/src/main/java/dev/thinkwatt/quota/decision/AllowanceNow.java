package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.policy.Standing;
import dev.thinkwatt.quota.policy.Taken;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where an allowance stands, as callers see it. */
@Schema(name = "AllowanceNow")
public record AllowanceNow(
        String allowance,
        Allowance.Meter meter,

        @Schema(description = "Whether the subscriber alone uses it, or all of the account")
        Allowance.@Nullable Scope scope,

        @Schema(description = "Absent until a request opens it") @Nullable Span window,

        @Schema(description = "Units of the meter: requests, tokens, or money; with what was granted on top")
        BigDecimal limit,

        BigDecimal used,

        @Schema(
                description =
                        "The part of used that the subscriber's own decisions hold, until each is settled, released or"
                                + " expires; of the latest 10,000; absent where they hold nothing; only in a standing")
        @Nullable BigDecimal reserved,

        @Schema(description = "What can still be taken, top-ups included; never below 0")
        BigDecimal remaining,

        @Schema(description = "How much of the limit was granted on top of the plan") @Nullable BigDecimal granted,

        @Schema(description = "What is left of top-ups, used after the limit") @Nullable BigDecimal balance,

        @Schema(description = "When room comes back; absent where it never does, or the window is not open yet")
        @Nullable Instant resetsAt,

        @Schema(description = "What to do while quota-service cannot be asked; only in a standing") @Nullable WhenUnreachable whenUnreachable) {

    /** A window, start inclusive, end exclusive. */
    @Schema(name = "WindowNow")
    public record Span(
            Instant startsAt,

            @Schema(description = "Absent where it never ends") @Nullable Instant endsAt) {

        static @Nullable Span of(Standing standing) {
            TimeSpan window = standing.window();
            boolean opensOnUse = standing.of().window() instanceof Window.FirstUse;
            if (opensOnUse && !standing.running()) {
                return null;
            }
            return new Span(window.startsAt(), window.endsAt().equals(Window.NEVER) ? null : window.endsAt());
        }
    }

    public static AllowanceNow of(Standing standing) {
        return of(standing, null, null);
    }

    /**
     * With what a gateway learns beforehand, for the time when it cannot ask.
     *
     * @param held what open decisions took
     */
    static AllowanceNow beforehand(Standing standing, List<Taken> held) {
        return of(standing, orAbsent(standing.usedBy(held)), WhenUnreachable.of(standing.of()));
    }

    private static AllowanceNow of(
            Standing standing, @Nullable BigDecimal reserved, @Nullable WhenUnreachable whenUnreachable) {
        return new AllowanceNow(
                standing.allowance(),
                standing.of().meter(),
                standing.of().scope(),
                Span.of(standing),
                standing.limit(),
                standing.used(),
                reserved,
                standing.remaining(),
                orAbsent(standing.granted()),
                orAbsent(standing.balance()),
                standing.resetsAt(),
                whenUnreachable);
    }

    private static @Nullable BigDecimal orAbsent(BigDecimal units) {
        return units.signum() == 0 ? null : units;
    }
}
