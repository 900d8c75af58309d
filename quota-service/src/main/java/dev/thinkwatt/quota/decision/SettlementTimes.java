package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When a request that is settled now may have run. */
@ApplicationScoped
class SettlementTimes {

    private final Clock clock;
    private final Settings settings;

    SettlementTimes(Clock clock, Settings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** What is believed of others' clocks. */
    @ConfigMapping(prefix = "thinkwatt.settlement")
    interface Settings {

        /** How far a gateway's clock may be ahead of ours. */
        @WithDefault("PT1M")
        Duration clockSkew();
    }

    void require(Instant startedAt, Instant endedAt) {
        Instant now = clock.instant();
        List<Violation> violations = new ArrayList<>();
        requirePast("startedAt", startedAt, now, violations);
        requirePast("endedAt", endedAt, now, violations);
        if (endedAt.isBefore(startedAt)) {
            violations.add(new Violation("endedAt", "must not be before startedAt"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private void requirePast(String field, Instant instant, Instant now, List<Violation> violations) {
        if (instant.isAfter(now.plus(settings.clockSkew()))) {
            violations.add(new Violation(field, "must not be in the future"));
        }
        if (instant.isBefore(now.minus(Limits.CORRECTION_WINDOW))) {
            violations.add(
                    new Violation(field, "must not be more than " + Limits.CORRECTION_WINDOW.toDays() + " days ago"));
        }
    }
}
