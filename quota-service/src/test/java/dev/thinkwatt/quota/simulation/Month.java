package dev.thinkwatt.quota.simulation;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Allowance.Counts;
import dev.thinkwatt.model.plan.Allowance.Meter;
import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Weighing;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.Plans;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where and under which terms a history is played: a month in which clocks change, a plan of three allowances whose windows are
 * drawn, and versions of it with other limits.
 */
record Month(ZoneId zone, Instant start, Instant subscribedAt, List<Plan> versions) {

    private static final int VERSIONS = 3;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** A zone, and a day before its clocks change; one of them by half an hour. */
    private record Change(String zone, Instant before) {}

    private static final List<Change> CHANGES = List.of(
            new Change("Europe/Berlin", Instant.parse("2026-10-09T00:00:00Z")),
            new Change("Europe/Berlin", Instant.parse("2027-03-13T00:00:00Z")),
            new Change("America/New_York", Instant.parse("2026-10-20T00:00:00Z")),
            new Change("America/Santiago", Instant.parse("2026-08-25T00:00:00Z")),
            new Change("Australia/Lord_Howe", Instant.parse("2026-09-20T00:00:00Z")));

    static Month drawn(Random random) {
        Change change = CHANGES.get(random.nextInt(CHANGES.size()));
        Instant start = change.before().plusSeconds(random.nextInt(5 * 86_400));
        Instant subscribedAt = start.minusSeconds(random.nextInt(200 * 86_400));
        List<Window> windows = List.of(window(random), window(random), window(random));
        Scope pool = any(Scope.values(), random);
        return new Month(
                ZoneId.of(change.zone()),
                start,
                subscribedAt,
                IntStream.rangeClosed(1, VERSIONS)
                        .mapToObj(version -> version(version, windows, pool, random))
                        .toList());
    }

    private static Window window(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Window.Anniversary(any(Window.Every.values(), random));
            case 1 ->
                new Window.FirstUse(
                        Duration.ofHours(5),
                        any(Window.Rounding.values(), random) == Window.Rounding.HOUR
                                ? Window.Rounding.HOUR
                                : Window.Rounding.NONE);
            case 2 -> new Window.FirstUse(Duration.ofHours(24), Window.Rounding.DAY);
            case 3 -> new Window.Sliding(Duration.ofHours(1 + random.nextInt(48)));
            case 4 -> new Window.Lifetime();
            default -> new Window.Calendar(any(Window.Unit.values(), random));
        };
    }

    /** A pool over both models, a limit of the dear one that falls back to the cheap one, and tokens that the account shares. */
    private static Plan version(int version, List<Window> windows, Scope pool, Random random) {
        Weighing.Peak peak = new Weighing.Peak(
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                new BigDecimal("2"));
        Weighing pooled = new Weighing(Map.of(Plans.THINKING_MINI, HALF), peak, null);
        List<Allowance> allowances = List.of(
                allowance(
                        "thinking",
                        Meter.REQUESTS,
                        Set.of(Plans.THINKING),
                        limit(6, random),
                        windows.get(0),
                        Scope.SUBSCRIBER,
                        Counts.MANUAL,
                        new AtLimit.FallBack(Plans.THINKING_MINI, version == 2 ? new BigDecimal("0.7") : null),
                        null),
                allowance(
                        "pool",
                        Meter.REQUESTS,
                        Set.of(Plans.THINKING, Plans.THINKING_MINI),
                        limit(15, random),
                        windows.get(1),
                        pool,
                        Counts.ALL,
                        new AtLimit.Deny(),
                        pooled),
                allowance(
                        "tokens",
                        Meter.TOKENS,
                        Set.of(Plans.THINKING_MINI),
                        limit(9_000, random),
                        windows.get(2),
                        Scope.ACCOUNT,
                        Counts.ALL,
                        new AtLimit.Overage(),
                        new Weighing(Map.of(), null, BigDecimal.valueOf(4_000))));
        Plan plain = Plans.plan("month", any(Plan.UnlistedModel.values(), random), allowances);
        return new Plan(
                plain.id(),
                version,
                plain.name(),
                plain.paid(),
                plain.baseFee(),
                plain.usageTerms(),
                plain.unlistedModel(),
                plain.models(),
                plain.allowances(),
                plain.prices(),
                plain.surcharge(),
                plain.hold(),
                plain.expiry(),
                new Entitlements(BigDecimal.valueOf(1 + random.nextInt(2)), null, List.of(), List.of()));
    }

    private static Allowance allowance(
            String id,
            Meter meter,
            Set<String> models,
            BigDecimal limit,
            Window window,
            Scope scope,
            Counts counts,
            AtLimit atLimit,
            @Nullable Weighing weighing) {
        // What a sliding window has given back is not its latest slot's, so its cap is left out here.
        BigDecimal returnsMax = window instanceof Window.Sliding ? BigDecimal.valueOf(1_000_000) : null;
        return new Allowance(id, meter, models, limit, window, scope, counts, atLimit, weighing, returnsMax, null);
    }

    private static BigDecimal limit(int most, Random random) {
        return BigDecimal.valueOf(random.nextInt(most + 1));
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
