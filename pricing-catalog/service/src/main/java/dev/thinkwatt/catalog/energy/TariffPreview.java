package dev.thinkwatt.catalog.energy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.thinkwatt.catalog.energy.LocalDay.Gap;
import dev.thinkwatt.catalog.energy.ProposedDay.Effect;
import dev.thinkwatt.catalog.tariff.Remark;
import dev.thinkwatt.model.energy.Stretch;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file of prices says, and what it would change or has changed.
 *
 * @param fileCurrency of the file's own prices; null where its format does not say, and it is the site's
 * @param unit as the file states it
 * @param source the index, as invoices name it
 * @param currency of the site, in which all prices here are
 * @param comparedWith the highest revision of the days that it was compared with; 0 where there was none
 * @param remarks what somebody should look at before the prices are taken
 */
record TariffPreview(
        String siteId,
        FileFormat format,
        @Nullable Currency fileCurrency,
        String unit,
        String source,
        String fileSha256,
        Currency currency,
        long comparedWith,
        List<TariffDay> days,
        List<Remark> remarks) {

    /**
     * A local day of the site as the file would leave it.
     *
     * @param quarters how many the day has: 92, 96 or 100 where clocks change by an hour
     * @param changed how many prices are otherwise than they stand
     * @param filled how many prices the file leaves out because the one before goes on
     * @param exchangeRate that prices were converted with, in words; null where none was needed
     * @param restatement which price that has begun to hold it would change; null where none
     * @param gaps stretches of the day that have no price
     */
    record TariffDay(
            LocalDate day,
            Effect effect,
            long quarters,
            int changed,
            int filled,
            @Nullable String exchangeRate,
            @Nullable String restatement,
            List<TariffPrice> prices,
            List<Gap> gaps) {
        static TariffDay of(ProposedDay day) {
            LocalDay local =
                    new LocalDay(day.prices().day(), day.prices().site().zone());
            return new TariffDay(
                    local.date(),
                    day.effect(),
                    local.quarters(),
                    day.changed(),
                    day.filled(),
                    day.rate() == null ? null : day.rate().words(),
                    day.restatement().orElse(null),
                    day.prices().intervals().stream()
                            .map(interval -> new TariffPrice(
                                    interval.start(),
                                    interval.end(),
                                    interval.pricePerKwh(),
                                    day.standing()
                                            .flatMap(standing -> Stretch.at(standing.intervals(), interval.start()))
                                            .map(before -> before.pricePerKwh())
                                            .orElse(null)))
                            .toList(),
                    day.gaps());
        }
    }

    /** @param before the price that stands, null where there is none */
    record TariffPrice(
            Instant startsAt,
            Instant endsAt,
            BigDecimal pricePerKwh,
            @Nullable BigDecimal before) {}

    /** Whether it changes a price that has begun to hold. */
    @JsonIgnore
    public boolean restates() {
        return days.stream().anyMatch(day -> day.restatement() != null);
    }

    static TariffPreview of(TariffReview review) {
        return new TariffPreview(
                review.site().id,
                review.format(),
                review.read().currency(),
                review.read().unit(),
                review.read().source(),
                review.sha256(),
                review.site().currency(),
                review.comparedWith(),
                review.days().stream().map(TariffDay::of).toList(),
                review.read().remarks());
    }
}
