package dev.thinkwatt.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.rating.PeriodBill;
import dev.thinkwatt.model.rating.PeriodRater;
import dev.thinkwatt.model.rating.PeriodUsage;
import dev.thinkwatt.model.rating.Share;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import dev.thinkwatt.support.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charges of the period on invoices of {@code tiered}. */
class PeriodInvoiceTest {

    private static final PlanVersion FIRST = new PlanVersion("tiered", 1);
    private static final PlanVersion SECOND = new PlanVersion("tiered", 2);
    private static final Instant MORNING = Instant.parse("2026-11-05T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "999,  0,     0",
        "1000, 0,     0",
        "1001, 0.001, 1",
        "2000, 1,     1",
        "2001, 1.0005, 2",
        "1000000, 500, 2",
    })
    void chargesTierByTierBeyondWhatIsIncluded(long tokens, BigDecimal exact, int tiers) {
        InvoiceLine.PeriodCharge line = line(draw(catalog(null), "USD", used(tokens)), "input");

        assertThat(line.quantity()).isEqualTo(tokens);
        assertThat(line.included()).isEqualTo(Math.min(tokens, 1_000));
        assertThat(line.tiers()).hasSize(tiers);
        assertThat(line.exact()).isEqualByComparingTo(exact);
        assertThat(line.tiers().stream().map(InvoiceLine.Tier::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(exact);
        assertThat(line.amount()).isEqualTo(exact.setScale(2, RoundingMode.HALF_UP));
    }

    @Test
    void saysNothingWhereNothingWasUsed() {
        assertThat(draw(catalog(null), "USD").lines()).isEmpty();
    }

    @Test
    void chargesByTheRequestWhatThePeriodDoesNotCover() {
        Invoice invoice = draw(catalog(null), "USD", used(1_200, 500));

        assertThat(invoice.lines().stream().filter(InvoiceLine.Usage.class::isInstance))
                .singleElement()
                .isInstanceOfSatisfying(
                        InvoiceLine.Usage.class,
                        usage -> assertThat(usage.usageKind()).isEqualTo(UsageKind.OUTPUT));
        assertThat(invoice.totals().usage()).isEqualByComparingTo("0.005");
        assertThat(invoice.totals().periodCharges()).isEqualByComparingTo("1.2");
        assertThat(invoice.totals().total()).isEqualTo("1.21");
        assertThat(invoice.totals().exact().add(invoice.totals().rounding()))
                .isEqualByComparingTo(invoice.totals().total());
    }

    @Test
    void isWhatAQuoteSaysToTheLastDigit() {
        for (long seed : new long[] {Long.getLong("seed", 42), new Random().nextLong()}) {
            Random random = new Random(seed);
            List<Charge> charges = new ArrayList<>(IntStream.range(0, 50)
                    .mapToObj(i -> used(random.nextInt(500), random.nextInt(500)))
                    .toList());
            long tokens = charges.stream()
                    .mapToLong(charge -> charge.usage().inputTokens())
                    .sum();
            PeriodBill.UsageBill quote = PeriodRater.usage(
                    TestCatalog.tieredTerms("1", "100"),
                    charges.getFirst().currency(),
                    Share.ALL,
                    List.of(
                            new PeriodUsage("gpt-5", UsageKind.INPUT, ServiceTier.STANDARD, tokens),
                            new PeriodUsage("gpt-5", UsageKind.REQUEST, ServiceTier.STANDARD, 50)));
            Collections.shuffle(charges, random);

            Invoice invoice = draw(catalog("100"), "USD", charges.toArray(Charge[]::new));

            assertThat(invoice.totals().periodCharges())
                    .as("-Dseed=%d", seed)
                    .isEqualByComparingTo(quote.charges().stream()
                            .map(PeriodBill.Charge::exact)
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(periodAmounts(invoice))
                    .as("-Dseed=%d", seed)
                    .isEqualByComparingTo(quote.total().amount());
        }
    }

    @Test
    void asksForWhatIsMissingToTheMinimumThoughNothingWasUsed() {
        Invoice invoice = draw(catalog("100"), "USD");

        assertThat(invoice.lines()).singleElement().isInstanceOfSatisfying(InvoiceLine.Shortfall.class, line -> {
            assertThat(line.minimum()).isEqualByComparingTo("100");
            assertThat(line.amount()).isEqualByComparingTo("100");
        });
        assertThat(invoice.totals().commitment()).isEqualByComparingTo("100");
        assertThat(invoice.totals().total()).isEqualTo("100.00");
    }

    @Test
    void chargesAnAccountInItsOwnCurrency() {
        Charge used = Drawable.charge("e", FIRST, MORNING, Usage.ofText(1_200, 0), catalog("100"), "EUR");

        Invoice invoice = draw(catalog("100"), "EUR", used);

        assertThat(line(invoice, "input-eur").exact()).isEqualByComparingTo("2.4");
        assertThat(invoice.totals().commitment()).isEqualByComparingTo("2.6");
        assertThat(invoice.totals().total()).isEqualTo("5.00");
    }

    @Test
    void startsAnewWhereTheTermsChange() {
        Catalog catalog = catalog(TestCatalog.tieredTerms("1", "100"), TestCatalog.tieredTerms("2", "100"));

        Invoice invoice = draw(catalog, "USD", used(catalog, FIRST, 1_500), used(catalog, SECOND, 1_500));

        assertThat(invoice.lines().stream()
                        .filter(InvoiceLine.PeriodCharge.class::isInstance)
                        .map(InvoiceLine.PeriodCharge.class::cast)
                        .filter(line -> line.charge().equals("input")))
                .extracting(InvoiceLine.PeriodCharge::plan, line -> line.exact().stripTrailingZeros())
                .containsExactly(tuple(FIRST, new BigDecimal("0.5")), tuple(SECOND, new BigDecimal("1")));
        assertThat(invoice.totals().total()).isEqualTo("100.00");
    }

    @Test
    void goesOnWhereANewVersionHasTheSameTerms() {
        Catalog catalog = catalog(TestCatalog.tieredTerms("1", "100"), TestCatalog.tieredTerms("1", "100"));

        Invoice invoice = draw(catalog, "USD", used(catalog, FIRST, 1_500), used(catalog, SECOND, 1_500));

        assertThat(line(invoice, "input").quantity()).isEqualTo(3_000);
        assertThat(line(invoice, "input").exact()).isEqualByComparingTo("1.5");
        assertThat(invoice.totals().commitment()).isEqualByComparingTo("97.5");
    }

    @Test
    void takesBackWhatWasCorrected() {
        InvoiceDrawing drawing = drawing(catalog(null), "USD");
        drawing.add(used(5_000, 0), 1);
        drawing.add(used(5_000, 0), -1);
        drawing.add(used(1_500, 0), 1);

        assertThat(line(drawing.invoice(), "input").exact()).isEqualByComparingTo("0.5");
        assertThat(line(drawing.invoice(), "requests").quantity()).isEqualTo(1);
    }

    @Test
    void survivesBeingWrittenAndReadAgain() throws Exception {
        Invoice invoice = draw(catalog("100"), "USD", used(5_000, 3));

        String json = Json.tolerant().writeValueAsString(invoice);

        assertThat(Json.tolerant().readValue(json, Invoice.class)).isEqualTo(invoice);
    }

    private static BigDecimal periodAmounts(Invoice invoice) {
        return invoice.lines().stream()
                .filter(line -> line instanceof InvoiceLine.PeriodCharge || line instanceof InvoiceLine.Shortfall)
                .map(InvoiceLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static InvoiceLine.PeriodCharge line(Invoice invoice, String charge) {
        return invoice.lines().stream()
                .filter(InvoiceLine.PeriodCharge.class::isInstance)
                .map(InvoiceLine.PeriodCharge.class::cast)
                .filter(line -> line.charge().equals(charge))
                .findFirst()
                .orElseThrow();
    }

    private static Charge used(long input) {
        return used(input, 0);
    }

    private static Charge used(long input, long output) {
        return Drawable.charge("r", FIRST, MORNING, Usage.ofText(input, output), catalog(null));
    }

    private static Charge used(Catalog catalog, PlanVersion plan, long input) {
        return Drawable.charge("r", plan, MORNING, Usage.ofText(input, 0), catalog);
    }

    private static Invoice draw(Catalog catalog, String currency, Charge... charges) {
        InvoiceDrawing drawing = drawing(catalog, currency);
        List.of(charges).forEach(charge -> drawing.add(charge, 1));
        return drawing.invoice();
    }

    private static InvoiceDrawing drawing(Catalog catalog, String currency) {
        return new InvoiceDrawing(Drawable.account("tiered", currency), List.of(), Drawable.NOVEMBER, catalog);
    }

    private static Catalog catalog(@Nullable String minimum) {
        return Catalog.of(List.of(new PublishedPlan(
                1, TestCatalog.START, null, TestCatalog.tiered(1, TestCatalog.tieredTerms("1", minimum)))));
    }

    private static Catalog catalog(PeriodTerms first, PeriodTerms second) {
        Instant change = Instant.parse("2026-11-16T05:00:00Z");
        return Catalog.of(List.of(
                new PublishedPlan(1, TestCatalog.START, change, TestCatalog.tiered(1, first)),
                new PublishedPlan(2, change, null, TestCatalog.tiered(2, second))));
    }
}
