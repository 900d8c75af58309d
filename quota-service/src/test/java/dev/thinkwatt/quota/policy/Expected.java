package dev.thinkwatt.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.quota.policy.Thresholds.Crossing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has to come of a step. What is not named is not looked at; of several requests every one is held to it.
 *
 * @param outcome the decision's, as on the wire
 * @param retryAfter a duration, or {@code never}
 * @param boundBy the allowance that kept the model asked for from being served
 * @param lookedAt the allowances that were tested, and no others
 * @param taken units by allowance, and from no others
 * @param returned units given back by allowance, and to no others
 * @param told {@code <allowance> <percent>} and {@code <allowance> downgraded}, in order, and nothing else
 * @param reset whether there was anything to reset
 * @param open the models that would be served by name afterwards
 * @param allowances how they stand afterwards
 */
record Expected(
        @Nullable String outcome,
        @Nullable String model,
        @Nullable Reason reason,
        @Nullable Boolean overage,
        @Nullable String retryAfter,
        @Nullable String boundBy,
        @Nullable List<String> lookedAt,
        @Nullable Told notice,
        @Nullable Map<String, BigDecimal> taken,
        @Nullable Map<String, BigDecimal> returned,
        @Nullable List<String> told,
        @Nullable Boolean reset,
        @Nullable List<String> open,
        @Nullable Map<String, Stand> allowances) {

    static final Expected NOTHING =
            new Expected(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** A notice of a downgrade; {@code resetsAt} is an instant, or {@code never}. */
    record Told(
            @Nullable String from,
            @Nullable String to,
            @Nullable BigDecimal relativeAccuracy,
            @Nullable String resetsAt) {}

    /** A standing; {@code resetsAt} is an instant, or {@code never}. */
    record Stand(
            @Nullable BigDecimal limit,
            @Nullable BigDecimal used,
            @Nullable BigDecimal remaining,
            @Nullable BigDecimal granted,
            @Nullable BigDecimal balance,
            @Nullable String resetsAt) {}

    void check(String where, Decision decision) {
        same(where, "outcome", outcome, decision.getClass().getSimpleName().toUpperCase(Locale.ROOT));
        same(where, "reason", reason, decision.reason());
        same(where, "boundBy", boundBy, decision.walk().boundBy().orElse("nothing"));
        same(
                where,
                "lookedAt",
                lookedAt == null ? null : lookedAt.stream().sorted().toList(),
                decision.walk().standings().stream()
                        .map(Standing::allowance)
                        .sorted()
                        .toList());
        sameUnits(where, "taken", taken, units(decision.taken()));
        switch (decision) {
            case Decision.Granted granted -> checkServed(where, granted.model().id(), granted.overage());
            case Decision.Substituted other -> checkServed(where, other.model().id(), other.overage());
            case Decision.Downgraded downgraded -> {
                checkServed(where, downgraded.model().id(), downgraded.overage());
                checkNotice(where, downgraded.notice());
            }
            case Decision.Reported reported ->
                throw new IllegalStateException(
                        "nobody asked for " + reported.model().id());
            case Decision.Denied denied -> same(where, "retryAfter", retryAfter, text(denied.retryAfter()));
        }
    }

    void checkTold(String where, List<Crossing> crossings) {
        List<String> actual = crossings.stream()
                .filter(crossing -> !(crossing instanceof Crossing.Used used) || used.told())
                .map(Expected::text)
                .toList();
        same(where, "told", told, actual);
    }

    void checkReturned(String where, Map<String, BigDecimal> units) {
        sameUnits(where, "returned", returned, units);
    }

    void checkReset(String where, boolean done) {
        same(where, "reset", reset, done);
    }

    void checkAfterwards(String where, List<String> models, Function<String, Standing> standings) {
        same(where, "open", open, models);
        if (allowances != null) {
            allowances.forEach((id, stand) -> checkStanding(where + ", " + id, stand, standings.apply(id)));
        }
    }

    private void checkServed(String where, String served, boolean charged) {
        same(where, "model", model, served);
        same(where, "overage", overage, charged);
    }

    private void checkNotice(String where, Notice actual) {
        if (notice != null) {
            same(where, "notice.from", notice.from(), actual.from());
            same(where, "notice.to", notice.to(), actual.to());
            same(where, "notice.relativeAccuracy", notice.relativeAccuracy(), actual.relativeAccuracy());
            same(where, "notice.resetsAt", notice.resetsAt(), text(actual.resetsAt()));
        }
    }

    private static void checkStanding(String where, Stand stand, Standing actual) {
        sameUnits(where, "limit", stand.limit(), actual.limit());
        sameUnits(where, "used", stand.used(), actual.used());
        sameUnits(where, "remaining", stand.remaining(), actual.remaining());
        sameUnits(where, "granted", stand.granted(), actual.granted());
        sameUnits(where, "balance", stand.balance(), actual.balance());
        same(where, "resetsAt", stand.resetsAt(), text(actual.resetsAt()));
    }

    private static <T> void same(String where, String what, @Nullable T expected, T actual) {
        if (expected != null) {
            assertThat(actual).as("%s: %s", where, what).isEqualTo(expected);
        }
    }

    private static void sameUnits(String where, String what, @Nullable BigDecimal expected, BigDecimal actual) {
        same(where, what, expected == null ? null : Units.plain(expected), Units.plain(actual));
    }

    private static void sameUnits(
            String where, String what, @Nullable Map<String, BigDecimal> expected, Map<String, BigDecimal> actual) {
        same(where, what, expected == null ? null : plain(expected), plain(actual));
    }

    private static Map<String, BigDecimal> units(List<Taken> taken) {
        return taken.stream().collect(Collectors.toMap(Taken::allowance, Taken::total));
    }

    private static Map<String, BigDecimal> plain(Map<String, BigDecimal> units) {
        Map<String, BigDecimal> plain = new TreeMap<>();
        units.forEach((allowance, number) -> plain.put(allowance, Units.plain(number)));
        return plain;
    }

    private static String text(Crossing crossing) {
        return switch (crossing) {
            case Crossing.Used(var standing, var percent, var _) -> standing.allowance() + " " + percent;
            case Crossing.FirstDowngrade(var standing, var notice) -> standing.allowance() + " downgraded";
        };
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "never" : instant.toString();
    }

    private static String text(@Nullable Duration duration) {
        return duration == null ? "never" : duration.toString();
    }
}
