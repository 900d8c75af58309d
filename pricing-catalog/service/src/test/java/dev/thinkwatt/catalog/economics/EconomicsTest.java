package dev.thinkwatt.catalog.economics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Allowance.Meter;
import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.plan.Weighing;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EconomicsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static final Window WEEK = new Window.Calendar(Window.Unit.WEEK);
    private static final Estimate TURN = new Estimate(1200, 500);
    private static final Allowance MESSAGES = allowance(Meter.REQUESTS, "3000", WEEK, Set.of("thinking"));

    /** The article's: 3000 messages a week at 2 cents are 60 USD a week, against 20 USD a month. */
    @Test
    void aFullWeekOfPlusIsWorth60DollarsAgainst20AMonth() {
        ModelUse use = use(MESSAGES, null);

        assertThat(use.unanswered()).isNull();
        assertThat(of(use.request()).worth()).isEqualTo(Money.of("0.02", "USD"));
        assertThat(of(use.window()).requests()).isEqualByComparingTo("3000");
        assertThat(of(use.week()).worth().amount()).isEqualByComparingTo("60");
        assertThat(of(use.month()).worth().amount()).isEqualByComparingTo("260.8875");
        assertThat(of(use.month()).requests()).isEqualByComparingTo("13044.375");
        assertThat(use.monthTimesBaseFee()).isEqualByComparingTo("13.04");
        assertThat(of(use.week()).kwh()).isNull();
    }

    /** (50 × 1200 + 500 × 500) / 1e6 + 0.02 = 0.33 Wh, × 1.2 = 0.396 Wh a turn; 3000 of them 1.188 kWh, at 0.10 less a fifth. */
    @Test
    void aFullWeekOfPlusCostsCentsInElectricity() {
        ModelUse use = use(MESSAGES, new BigDecimal("0.10"));

        assertThat(of(use.request()).kwh()).isEqualByComparingTo("0.000396");
        assertThat(of(use.week()).kwh()).isEqualByComparingTo("1.188");
        assertThat(Objects.requireNonNull(of(use.week()).electricity()).amount())
                .isEqualByComparingTo("0.09504");
        assertThat(Objects.requireNonNull(of(use.month()).electricity()).amount())
                .isEqualByComparingTo("0.413246"); // 0.413245800, HALF_UP
    }

    @Test
    void saysEnergyWithoutItsPriceWhereNoneIsKnown() {
        Power power = new Power(site(), Currency.getInstance("USD"), null);
        Amounts week = of(Economics.of(plan(MESSAGES), TURN, power, NOW)
                .getFirst()
                .models()
                .getFirst()
                .week());

        assertThat(week.kwh()).isEqualByComparingTo("1.188");
        assertThat(week.electricity()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTS, 100,   plain, 100,  1.2", // at 1.2 cents: 1200 × 2 + 500 × 19.2 per million
        "TOKENS,   34000, plain, 20,   0.24",
        "TOKENS,   33999, plain, 19,   0.228",
        "MONEY,    1.2,   plain, 100,  1.2",
        "MONEY,    1.211, plain, 100,  1.2",
        "REQUESTS, 0,     plain, 0,    0",
        "REQUESTS, 100,   heavy, 10,   0.12",
        "TOKENS,   34000, heavy, 6,    0.072" // 17,000 units, but at most 5000
    })
    void countsWholeRequestsByEachMeter(Meter meter, String limit, String model, String requests, String worth) {
        Weighing weighing = new Weighing(
                Map.of("heavy", BigDecimal.TEN), null, meter == Meter.TOKENS ? BigDecimal.valueOf(5000) : null);
        Allowance allowance = new Allowance(
                "limit",
                meter,
                Set.of("plain", "heavy"),
                new BigDecimal(limit),
                WEEK,
                Scope.SUBSCRIBER,
                Allowance.Counts.ALL,
                new AtLimit.Deny(),
                weighing,
                null,
                null);
        Amounts window = of(Economics.of(plan(allowance), TURN, null, NOW).getFirst().models().stream()
                .filter(use -> use.model().equals(model))
                .findFirst()
                .orElseThrow()
                .window());

        assertThat(window.requests()).isEqualByComparingTo(requests);
        assertThat(window.worth().amount()).isEqualByComparingTo(worth);
    }

    @ParameterizedTest
    @CsvSource({"PT5H, 33.6, 146.097", "PT168H, 1, 4.348125", "PT720H, 0.233333, 1.014563"})
    void letsWindowsOfFirstUseFollowEachOther(Duration length, String timesAWeek, String timesAMonth) {
        ModelUse use = use(allowance(Meter.REQUESTS, "1", new Window.FirstUse(length, null), Set.of("thinking")), null);

        assertThat(of(use.week()).requests()).isEqualByComparingTo(timesAWeek);
        assertThat(of(use.month()).requests()).isEqualByComparingTo(timesAMonth);
    }

    @Test
    void saysNothingOfAMonthWhereTheWindowNeverEnds() {
        ModelUse use = use(allowance(Meter.REQUESTS, "50", new Window.Lifetime(), Set.of("thinking")), null);

        assertThat(of(use.window()).worth().amount()).isEqualByComparingTo("1");
        assertThat(use.week()).isNull();
        assertThat(use.month()).isNull();
        assertThat(use.monthTimesBaseFee()).isNull();
    }

    @Test
    void multipliesLimitsAsThePlanDoes() {
        Plan plan = plan(List.of(MESSAGES), "20", new Entitlements(BigDecimal.valueOf(5), null, List.of(), List.of()));
        AllowanceUse use = Economics.of(plan, TURN, null, NOW).getFirst();

        assertThat(use.limit()).isEqualByComparingTo("15000");
        assertThat(of(use.models().getFirst().week()).worth().amount()).isEqualByComparingTo("300");
    }

    @Test
    void comparesWithNoFeeThatIsNothingOrPaysForOneOfMany() {
        assertThat(Economics.of(plan(List.of(MESSAGES), "0", Entitlements.NONE), TURN, null, NOW)
                        .getFirst()
                        .models()
                        .getFirst()
                        .monthTimesBaseFee())
                .isNull();
        Allowance pool = new Allowance(
                "pool",
                Meter.REQUESTS,
                Set.of("thinking"),
                BigDecimal.TEN,
                WEEK,
                Scope.ACCOUNT,
                Allowance.Counts.ALL,
                new AtLimit.Deny(),
                null,
                null,
                null);
        assertThat(use(pool, null).monthTimesBaseFee()).isNull();
    }

    @Test
    void saysWhyWhereNothingCanBeSaid() {
        assertThat(use(allowance(Meter.REQUESTS, "5", WEEK, Set.of("unpriced")), null)
                        .unanswered())
                .isEqualTo(
                        "version 1 of plan plus has no price for REQUEST of model unpriced in service tier STANDARD");
        Plan plan = plan(allowance(Meter.TOKENS, "5", WEEK, Set.of("thinking")));
        assertThat(Economics.of(plan, Estimate.NONE, null, NOW)
                        .getFirst()
                        .models()
                        .getFirst()
                        .unanswered())
                .isEqualTo("a request takes nothing of the allowance, so it is never used up");
    }

    private static ModelUse use(Allowance allowance, @Nullable BigDecimal pricePerKwh) {
        Power power = pricePerKwh == null ? null : new Power(site(), Currency.getInstance("USD"), pricePerKwh);
        return Economics.of(plan(allowance), TURN, power, NOW)
                .getFirst()
                .models()
                .getFirst();
    }

    private static Amounts of(@Nullable Amounts amounts) {
        return Objects.requireNonNull(amounts);
    }

    private static Allowance allowance(Meter meter, String limit, Window window, Set<String> models) {
        return new Allowance(
                "limit",
                meter,
                models,
                new BigDecimal(limit),
                window,
                Scope.SUBSCRIBER,
                Allowance.Counts.MANUAL,
                new AtLimit.Deny(),
                null,
                null,
                null);
    }

    private static Plan plan(Allowance allowance) {
        return plan(List.of(allowance), "20", Entitlements.NONE);
    }

    private static Plan plan(List<Allowance> allowances, String baseFee, Entitlements entitlements) {
        return new Plan(
                "plus",
                1,
                "Plus",
                true,
                Money.of(baseFee, "USD"),
                Plan.UsageTerms.INCLUDED,
                Plan.UnlistedModel.DENY,
                List.of(model("thinking"), model("plain"), model("heavy"), model("unpriced")),
                allowances,
                List.of(
                        price("thinking", UsageKind.REQUEST, "0.02", 1),
                        price("plain", UsageKind.INPUT, "2", 1_000_000),
                        price("plain", UsageKind.OUTPUT, "19.2", 1_000_000),
                        price("heavy", UsageKind.INPUT, "2", 1_000_000),
                        price("heavy", UsageKind.OUTPUT, "19.2", 1_000_000)),
                null,
                Duration.ofHours(1),
                null,
                entitlements);
    }

    private static Price price(String model, UsageKind kind, String amount, long per) {
        return new Price(model, kind, ServiceTier.STANDARD, Money.of(amount, "USD"), per);
    }

    private static ServedModel model(String id) {
        EnergyProfile profile = new EnergyProfile(
                new BigDecimal("50"),
                new BigDecimal("5"),
                new BigDecimal("500"),
                new BigDecimal("500"),
                new BigDecimal("0.02"),
                EnergyProfile.Basis.MODELLED,
                "worked examples");
        return new ServedModel(id, id, ModelTier.REGULAR, 196_000, BigDecimal.ONE, profile);
    }

    /** Half of its power at 40 % less. */
    private static Site site() {
        return new Site(
                "us-east",
                "Virginia",
                ZoneOffset.UTC,
                new BigDecimal("1.2"),
                "REFERENCE",
                BigDecimal.ONE,
                new BigDecimal("0.5"),
                new BigDecimal("0.4"));
    }
}
