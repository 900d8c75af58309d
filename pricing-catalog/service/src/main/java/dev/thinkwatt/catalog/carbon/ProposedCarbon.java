package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.carbon.CarbonFile.Reading;
import dev.thinkwatt.model.energy.CarbonDay;
import dev.thinkwatt.model.energy.CarbonDay.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A local day as a file would leave it: its own intensities, and beside them those that stand where it has none.
 *
 * @param standing as the day stands; empty where nothing is published of it
 * @param standingRevision 0 where nothing is published of it
 * @param estimated how many of the file's intensities it says are estimated
 */
record ProposedCarbon(CarbonDay next, Optional<CarbonDay> standing, long standingRevision, int estimated) {

    /** What the file would do to the day. */
    enum Effect {
        NEW,
        CHANGED,
        UNCHANGED
    }

    /** @param empty the day without an intensity, which says where and when it is, and who published the file */
    static ProposedCarbon of(CarbonDay empty, List<Reading> read, Optional<CarbonDayRow> row) {
        List<Interval> own = read.stream()
                .map(reading -> new Interval(reading.start(), reading.end(), reading.gramsCo2ePerKwh()))
                .toList();
        Optional<CarbonDay> standing = row.map(CarbonDayRow::carbon);
        List<Interval> kept = standing.stream()
                .flatMap(day -> day.intervals().stream())
                .filter(interval -> own.stream().noneMatch(interval::overlaps))
                .toList();
        List<Interval> all = new ArrayList<>(own);
        all.addAll(kept);
        all.sort(Comparator.comparing(Interval::start));
        String source =
                kept.isEmpty() ? empty.source() : named(standing.orElseThrow().source(), empty.source());
        return new ProposedCarbon(
                new CarbonDay(empty.siteId(), empty.day(), all, source),
                standing,
                row.map(published -> published.key.revision()).orElse(0L),
                (int) read.stream().filter(Reading::estimated).count());
    }

    private static String named(String standing, String own) {
        return Stream.of(standing.split("; ")).anyMatch(own::equals) ? standing : standing + "; " + own;
    }

    Effect effect() {
        return standing.map(day -> day.equals(next) ? Effect.UNCHANGED : Effect.CHANGED)
                .orElse(Effect.NEW);
    }
}
