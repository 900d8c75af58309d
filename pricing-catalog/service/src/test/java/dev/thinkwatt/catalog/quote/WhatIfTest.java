package dev.thinkwatt.catalog.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.catalog.quote.WhatIf.Changes;
import dev.thinkwatt.catalog.quote.WhatIf.Setting;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private static final Changes NONE = new Changes(null, null, null, null, null, null);
    private static final EnergyProfile TOKENS = profile("50", "5", "500", "500", "0.02");
    private static final EnergyProfile TURN = profile("0", "0", "0", "0", "0.3");

    /** 1200 tokens in, 500 out, PUE 1.20, electricity at 0.10, price base 0.08. */
    private final Setting shortTurn = setting(TOKENS, new Usage(1200, 0, 0, 0, 500, 0, 0, 0, 0, 0, 0), "1");

    @Test
    void givesTheWorkedExampleTodayAndTheSameWhereNothingIsOtherwise() {
        WhatIf answer = WhatIf.of(shortTurn, NONE);
        assertThat(answer.today().nanoWattHours()).isEqualTo(396_000_000);
        assertThat(answer.today().rate()).isEqualByComparingTo("0.020000");
        assertThat(answer.today().charge()).isEqualByComparingTo("0.00000792");
        assertThat(answer.today().electricity()).isEqualByComparingTo("0.0000396");
        assertThat(answer.scenario()).isEqualTo(answer.today());
    }

    @Test
    void dividesByTheWorkOfNewHardware() {
        WhatIf answer = WhatIf.of(shortTurn, new Changes(decimal("2.3"), null, null, null, null, null));
        // 396,000,000 / 2.3 = 172,173,913.04
        assertThat(answer.scenario().nanoWattHours()).isEqualTo(172_173_913);
        assertThat(answer.scenario().rate()).isEqualByComparingTo("0.020000");
    }

    @Test
    void takesFortyPercentOffThePriceAndCreditsWhatFallsBelowTheBase() {
        WhatIf answer = WhatIf.of(shortTurn, new Changes(null, null, decimal("-40"), null, null, null));
        assertThat(answer.scenario().pricePerKwh()).isEqualByComparingTo("0.06");
        assertThat(answer.scenario().rate()).isEqualByComparingTo("-0.020000");
        assertThat(answer.scenario().charge()).isEqualByComparingTo("-0.00000792");
    }

    @Test
    void addsFivePercentOfPowerForEachTenMillisecondsAndMultipliesThePassThrough() {
        WhatIf answer = WhatIf.of(shortTurn, new Changes(null, decimal("1"), null, 30, decimal("0.5"), null));
        assertThat(answer.scenario().latencyFactor()).isEqualByComparingTo("1.157625");
        // 0.33 Wh, PUE 1: 0.33 * 1.157625 = 0.38201625
        assertThat(answer.scenario().nanoWattHours()).isEqualTo(382_016_250);
        assertThat(answer.scenario().rate()).isEqualByComparingTo("0.010000");
    }

    @Test
    void offsetsPartOfWhatAModeDrawsMore() {
        WhatIf answer =
                WhatIf.of(setting(TURN, Usage.NONE, "3.6"), new Changes(null, null, null, null, null, decimal("0.60")));
        // 0.3 Wh at PUE 1.20: today times 3.6, offset times 2.04
        assertThat(answer.today().nanoWattHours()).isEqualTo(1_296_000_000);
        assertThat(answer.scenario().modeFactor()).isEqualByComparingTo("2.04");
        assertThat(answer.scenario().nanoWattHours()).isEqualTo(734_400_000);
    }

    @Test
    void countsNoEnergyTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> WhatIf.of(setting(TOKENS, Usage.NONE, "3.6"), NONE));
    }

    @Test
    void passesNothingOnWithoutAPolicy() {
        Setting free = new Setting(
                TOKENS, shortTurn.usage(), ServiceTier.STANDARD, shortTurn.site(), decimal("0.10"), null, decimal("1"));
        assertThat(WhatIf.of(free, NONE).today().charge()).isEqualByComparingTo("0");
        assertThat(WhatIf.of(free, NONE).today().nanoWattHours()).isEqualTo(396_000_000);
    }

    private static Setting setting(EnergyProfile profile, Usage usage, String mode) {
        return new Setting(profile, usage, ServiceTier.STANDARD, site(), decimal("0.10"), policy(null), decimal(mode));
    }

    private static SurchargePolicy policy(@Nullable BigDecimal cap) {
        return new SurchargePolicy(
                Currency.getInstance("EUR"), decimal("0.08"), BigDecimal.ONE, null, cap, IntervalRule.START, Map.of());
    }

    private static Site site() {
        return new Site(
                "site",
                "Site",
                ZoneId.of("UTC"),
                decimal("1.20"),
                "h100",
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    private static EnergyProfile profile(String input, String cached, String output, String reasoning, String request) {
        return new EnergyProfile(
                decimal(input),
                decimal(cached),
                decimal(output),
                decimal(reasoning),
                decimal(request),
                EnergyProfile.Basis.MEASURED,
                "A test");
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
