package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.carbon.ProposedCarbon.Effect;
import dev.thinkwatt.catalog.energy.LocalDay;
import dev.thinkwatt.catalog.energy.LocalDay.Gap;
import dev.thinkwatt.catalog.energy.Sha256;
import dev.thinkwatt.model.energy.Stretch;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file of carbon intensities says, and what it would change or has changed.
 *
 * @param source who published them, as invoices name it
 * @param comparedWith the highest revision of the days that it was compared with; 0 where there was none
 */
record CarbonPreview(String siteId, String source, String fileSha256, long comparedWith, List<Day> days) {

    /**
     * A local day of the site as the file would leave it.
     *
     * @param estimated how many intensities the file says are estimated
     * @param gaps stretches of the day that have none
     */
    record Day(LocalDate day, Effect effect, int estimated, List<Emitted> intervals, List<Gap> gaps) {}

    /**
     * A stretch of time, start inclusive, end exclusive.
     *
     * @param before what stands at its start, null where there is nothing
     */
    record Emitted(
            Instant startsAt,
            Instant endsAt,
            BigDecimal gramsCo2ePerKwh,
            @Nullable BigDecimal before) {}

    static CarbonPreview of(CarbonReview review, ZoneId zone) {
        return new CarbonPreview(
                review.siteId(),
                review.read().source(),
                Sha256.hex(review.file()),
                review.comparedWith(),
                review.days().stream().map(day -> day(day, zone)).toList());
    }

    private static Day day(ProposedCarbon proposed, ZoneId zone) {
        return new Day(
                proposed.next().day(),
                proposed.effect(),
                proposed.estimated(),
                proposed.next().intervals().stream()
                        .map(interval -> new Emitted(
                                interval.start(),
                                interval.end(),
                                interval.gramsCo2ePerKwh(),
                                proposed.standing()
                                        .flatMap(day -> Stretch.at(day.intervals(), interval.start()))
                                        .map(before -> before.gramsCo2ePerKwh())
                                        .orElse(null)))
                        .toList(),
                new LocalDay(proposed.next().day(), zone).gaps(proposed.next().intervals()));
    }
}
