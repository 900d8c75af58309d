package dev.thinkwatt.quota.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Units that one request took of one allowance, as the reference keeps them: for ever, in the order of requests. */
final class Taking {

    final Instant at;

    /** Of the window itself. */
    BigDecimal units;

    /** Of top-ups, by grant. */
    final Map<String, BigDecimal> drawn = new HashMap<>();

    /** What a release gave back: a window gives back only so much. */
    BigDecimal returned = BigDecimal.ZERO;

    /** A reset forgave it. */
    boolean forgiven;

    Taking(Instant at, BigDecimal units) {
        this.at = at;
        this.units = units;
    }

    BigDecimal total() {
        return drawn.values().stream().reduce(units, BigDecimal::add);
    }

    BigDecimal counted() {
        return forgiven ? BigDecimal.ZERO : units;
    }
}
