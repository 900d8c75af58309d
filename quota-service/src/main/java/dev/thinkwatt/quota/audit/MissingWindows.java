package dev.thinkwatt.quota.audit;

import dev.thinkwatt.quota.audit.Audited.Difference;
import dev.thinkwatt.quota.decision.Owner;
import dev.thinkwatt.quota.policy.Counter;
import dev.thinkwatt.quota.policy.Counters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Windows that run, that decisions took from, and that the counters of their owners have not got to: they have none of that
 * allowance, or one that was over before. A later one may have been begun anew, or count something else now.
 */
final class MissingWindows {

    private final Set<Owner> owners;
    private final Instant now;
    private final Map<Owner, Counters> counters = new HashMap<>();
    private final Map<Source.OfWindow, BigDecimal> taken = new LinkedHashMap<>();

    /** @param owners all that are counted again, with a counter or without */
    MissingWindows(Set<Owner> owners, Instant now) {
        this.owners = owners;
        this.now = now;
    }

    void add(Owner owner, Counters held) {
        counters.put(owner, held);
    }

    void count(Source.OfWindow window, BigDecimal units) {
        if (now.isBefore(window.window().endsAt()) && owners.contains(window.owner()) && !isReached(window)) {
            taken.merge(window, units, BigDecimal::add);
        }
    }

    private boolean isReached(Source.OfWindow taken) {
        Counter counter =
                counters.getOrDefault(taken.owner(), Counters.NONE).windows().get(taken.allowance());
        return counter != null
                && (now.isBefore(counter.window().endsAt())
                        || !counter.window().startsAt().isBefore(taken.window().startsAt()));
    }

    void compare(Findings findings) {
        taken.forEach((window, units) -> {
            if (units.signum() > 0) {
                String expected = "at least " + units.stripTrailingZeros().toPlainString();
                findings.add(window.owner(), new Difference("window: missing", window.toString(), "none", expected));
            }
        });
    }
}
