package dev.thinkwatt.catalog.surcharge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.MonthIndex;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Four hours of a day: two below the base, one above it, one far above. */
class PolicyMonthTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Instant MIDNIGHT = Instant.parse("2026-10-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final List<ElectricityDay> days = List.of(new ElectricityDay(
            site("0", "0"),
            LocalDate.of(2026, 10, 1),
            EURO,
            List.of(
                    interval(0, 60, "0.06"),
                    interval(60, 60, "0.06"),
                    interval(120, 60, "0.10"),
                    interval(180, 60, "0.38")),
            "A test"));

    @Test
    void cutsNothingWithoutFloorAndCap() {
        PolicyMonth month = month(null, null);
        assertThat(month.meanPrice()).isEqualByComparingTo("0.15");
        assertThat(month.meanUncut()).isEqualByComparingTo("0.07");
        assertThat(month.meanRate()).isEqualByComparingTo("0.07");
        assertThat(month.cap().binds()).isFalse();
        assertThat(month.floor().binds()).isFalse();
        // 4 of 24 hours
        assertThat(month.known()).isEqualByComparingTo("0.166");
    }

    @Test
    void saysWhatTheCapCutAndTheFloorKept() {
        PolicyMonth month = month("0", "0.1");
        assertThat(month.meanUncut()).isEqualByComparingTo("0.07");
        // 0, 0, 0.02 and 0.1
        assertThat(month.meanRate()).isEqualByComparingTo("0.03");
        assertThat(month.cap().share()).isEqualByComparingTo("0.25");
        assertThat(month.cap().mean()).isEqualByComparingTo("0.05");
        assertThat(month.cap().most()).isEqualByComparingTo("0.2");
        assertThat(month.floor().share()).isEqualByComparingTo("0.5");
        assertThat(month.floor().mean()).isEqualByComparingTo("0.01");
        assertThat(month.floor().most()).isEqualByComparingTo("0.02");
    }

    @Test
    void weighsPricesByTheTimeTheyHold() {
        ElectricityDay day = days.getFirst();
        ElectricityDay uneven = new ElectricityDay(
                day.site(), day.day(), EURO, List.of(interval(0, 60, "0.08"), interval(60, 15, "0.18")), "A test");
        PolicyMonth month =
                PolicyMonth.of(policy(null, "0.05"), List.of(uneven), DAY).orElseThrow();
        // 60 minutes of 0, 15 of 0.1
        assertThat(month.meanUncut()).isEqualByComparingTo("0.02");
        assertThat(month.cap().share()).isEqualByComparingTo("0.2");
        assertThat(month.cap().mean()).isEqualByComparingTo("0.01");
    }

    /** The index is 0.15: 0.07 above the base all the time. */
    @Test
    void takesAnIndexWhereThePolicyDoes() {
        PolicyMonth month = PolicyMonth.atIndex(policy("0", "0.05"), index("0.15"), days, DAY)
                .orElseThrow();
        assertThat(month.meanPrice()).isEqualByComparingTo("0.15");
        assertThat(month.meanUncut()).isEqualByComparingTo("0.07");
        assertThat(month.meanRate()).isEqualByComparingTo("0.05");
        assertThat(month.cap().share()).isEqualByComparingTo("1");
        assertThat(month.floor().binds()).isFalse();
    }

    /** Half of the second day's electricity is bought a fifth cheaper: 0.135 instead of 0.15. */
    @Test
    void takesTheSiteOfEachDayItself() {
        ElectricityDay first = days.getFirst();
        ElectricityDay agreed = new ElectricityDay(
                site("0.5", "0.2"), first.day().plusDays(1), EURO, List.of(interval(1440, 240, "0.15")), "A test");
        PolicyMonth month = PolicyMonth.atIndex(policy(null, null), index("0.15"), List.of(first, agreed), DAY)
                .orElseThrow();
        assertThat(month.meanRate()).isEqualByComparingTo("0.0625");
    }

    @Test
    void knowsNothingWithoutPrices() {
        assertThat(PolicyMonth.of(policy(null, null), List.of(), DAY)).isEmpty();
        assertThat(PolicyMonth.atIndex(policy(null, null), index("0.15"), List.of(), DAY))
                .isEmpty();
    }

    private PolicyMonth month(@Nullable String floor, @Nullable String cap) {
        return PolicyMonth.of(policy(floor, cap), days, DAY).orElseThrow();
    }

    private static SurchargePolicy policy(@Nullable String floor, @Nullable String cap) {
        return new SurchargePolicy(
                EURO,
                decimal("0.08"),
                BigDecimal.ONE,
                floor == null ? null : decimal(floor),
                cap == null ? null : decimal(cap),
                IntervalRule.START,
                Map.of());
    }

    private static Site site(String agreementShare, String agreementDiscount) {
        return new Site(
                "site",
                "Site",
                ZoneId.of("UTC"),
                decimal("1.2"),
                "h100",
                BigDecimal.ONE,
                decimal(agreementShare),
                decimal(agreementDiscount));
    }

    private static MonthIndex index(String perKwh) {
        return new MonthIndex(YearMonth.of(2026, 9), decimal(perKwh), EURO, "A test", false);
    }

    private static Interval interval(int startMinute, int minutes, String price) {
        return new Interval(
                MIDNIGHT.plusSeconds(60L * startMinute),
                MIDNIGHT.plusSeconds(60L * (startMinute + minutes)),
                decimal(price));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
