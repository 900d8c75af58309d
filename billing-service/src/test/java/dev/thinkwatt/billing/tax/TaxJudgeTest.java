package dev.thinkwatt.billing.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.seller.SellerConfig;
import dev.thinkwatt.support.problem.Violation;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxJudgeTest {

    private static final LocalDate LAST_DAY = LocalDate.parse("2026-11-30");

    /** 20 % in Sweden until the end of November and 25 % after, 19 % in Germany; no other rate is stated. */
    private static final TaxJudge.Rates RATES = (country, date) -> switch (country) {
        case "SE" -> Optional.of(new BigDecimal(date.isAfter(LAST_DAY) ? "25" : "20"));
        case "DE" -> Optional.of(new BigDecimal("19"));
        default -> Optional.empty();
    };

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "SE, SE556000000101, SE, -,            STANDARD,       20, SE",
                "SE, SE556000000101, SE, SE556677,     STANDARD,       20, SE",
                "SE, SE556000000101, DE, DE 123456789, REVERSE_CHARGE,  0, DE",
                "SE, SE556000000101, GR, EL123456789,  REVERSE_CHARGE,  0, GR",
                "SE, SE556000000101, DE, -,            STANDARD,       19, DE",
                "SE, SE556000000101, US, -,            OUT_OF_SCOPE,    0, -",
                "SE, SE556000000101, CH, CHE-1,        OUT_OF_SCOPE,    0, -",
                "CH, CHE-1,          DE, DE123456789,  OUT_OF_SCOPE,    0, -",
                "SE, -,              SE, -,            OUT_OF_SCOPE,    0, -",
            })
    void judgesByCountriesAndVatIds(
            String sellerCountry,
            @Nullable String sellerVatId,
            String country,
            @Nullable String vatId,
            TaxCategory category,
            BigDecimal percent,
            @Nullable String taxed) {
        Tax tax = known(seller(sellerCountry, sellerVatId), data(country, vatId, TaxTreatment.STANDARD), LAST_DAY);

        assertThat(tax.category()).isEqualTo(category);
        assertThat(tax.percent()).isEqualByComparingTo(percent);
        assertThat(tax.country()).isEqualTo(taxed);
        assertThat(tax.sellerVatId() == null).isEqualTo(category == TaxCategory.OUT_OF_SCOPE);
    }

    @Test
    void takesTheRateOfTheDate() {
        TaxData stockholm = data("SE", null, TaxTreatment.STANDARD);

        assertThat(known(seller("SE", "SE1"), stockholm, LAST_DAY.plusDays(1)).percent())
                .isEqualTo("25");
    }

    @Test
    void obeysWhatFinanceStates() {
        TaxData exempt = new TaxData("SE", null, TaxTreatment.EXEMPT, "Article 132");

        assertThat(known(seller("SE", "SE1"), exempt, LAST_DAY))
                .extracting(Tax::category, Tax::reason)
                .containsExactly(TaxCategory.EXEMPT, "Article 132");
        assertThat(known(seller("SE", "SE1"), data("DE", "DE123", TaxTreatment.ZERO_RATED), LAST_DAY)
                        .category())
                .isEqualTo(TaxCategory.ZERO_RATED);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(new TaxJudge(seller("SE", "SE1"), RATES).judge(data("FR", null, TaxTreatment.STANDARD), LAST_DAY))
                .isEqualTo(new Taxation.Unknown(
                        "No VAT rate of FR is stated for 2026-11-30: see PUT /v1/tax-rates/FR/{from}."));
        assertThat(new TaxJudge(seller("SE", "SE1"), RATES).judge(data("FR", "12", TaxTreatment.STANDARD), LAST_DAY))
                .isInstanceOfSatisfying(
                        Taxation.Unknown.class,
                        unknown -> assertThat(unknown.missing()).contains("VAT id of FR"));
    }

    @Test
    void roundsOnceForAllLines() {
        Tax tax = new Tax(TaxCategory.STANDARD, "SE", new BigDecimal("15"), null, "SE1", null);
        BigDecimal net =
                Stream.of("25.06", "25.61", "25.63").map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(tax.on(net, Currency.getInstance("EUR"))).isEqualTo("11.45");
        assertThat(tax.on(net, Currency.getInstance("JPY"))).isEqualTo("11");
        assertThat(tax.on(net.negate(), Currency.getInstance("EUR"))).isEqualTo("-11.45");
    }

    @Test
    void namesFieldAndRuleOfWhatIsWrong() {
        assertThat(data("DE", "FR123456789", TaxTreatment.STANDARD).violations())
                .containsExactly(
                        new Violation("vatId", "must be a VAT id of DE: DE and 2 to 12 digits and capital letters"));
        assertThat(data("DE", null, TaxTreatment.EXEMPT).violations())
                .extracting(Violation::field)
                .containsExactly("exemptionReason");
        assertThat(new TaxData("DE", null, TaxTreatment.STANDARD, "why").violations())
                .extracting(Violation::field)
                .containsExactly("exemptionReason");
        assertThat(data("US", "12-3", TaxTreatment.STANDARD).violations()).isEmpty();
    }

    private static Tax known(SellerConfig seller, TaxData data, LocalDate date) {
        return ((Taxation.Known) new TaxJudge(seller, RATES).judge(data, date)).tax();
    }

    private static TaxData data(String country, @Nullable String vatId, TaxTreatment treatment) {
        return new TaxData(country, vatId, treatment, null);
    }

    /** Nothing else is asked of it. */
    private static SellerConfig seller(String country, @Nullable String vatId) {
        return (SellerConfig) Proxy.newProxyInstance(
                SellerConfig.class.getClassLoader(),
                new Class<?>[] {SellerConfig.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "country" -> country;
                    case "vatId" -> Optional.ofNullable(vatId);
                    default -> throw new AssertionError(method);
                });
    }
}
