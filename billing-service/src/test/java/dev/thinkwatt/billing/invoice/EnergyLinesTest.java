package dev.thinkwatt.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.ledger.LedgerAccount;
import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnergyLinesTest {

    private static final PlanVersion CAPPED = new PlanVersion("capped", 1);
    private static final Plan STEPPED = TestCatalog.stepped("stepped");
    private static final Plan ESTIMATING = TestCatalog.estimating("estimating");
    private static final Instant MORNING = Instant.parse("2026-11-05T08:00:00Z");

    /** 62.5. */
    private static final Usage MUCH = Usage.ofText(10_000_000, 5_000_000);

    /** The index of October is 0.20. */
    private static final Catalog BEFORE = catalog(STEPPED, Set.of(), Map.of());

    /** That of October is (30 · 0.20 + 0.51) / 31 = 0.21. */
    private static final Catalog AFTER = catalog(STEPPED, Set.of(), Map.of("2026-10-15", "0.51"));

    /** Ten tokens of input draw what one of output does, and cost more. */
    @Test
    void saysWhatUsageWasChargedThoughNothingWasDrawn() {
        InvoiceDrawing drawing = drawing("capped", Drawable.CATALOG);
        drawing.add(Drawable.charge("more", CAPPED, MORNING, Usage.ofText(10, 0)), 1);
        drawing.add(Drawable.charge("less", CAPPED, MORNING, Usage.ofText(0, 1)), -1);

        InvoiceLine.Energy line = energy(drawing);

        assertThat(line.quantityKwh()).isZero();
        assertThat(line.amount()).isEqualTo("0.00");
        assertThat(Objects.requireNonNull(line.byUsage()).usageNet()).isEqualByComparingTo("0.0000025");
    }

    @Test
    void saysNothingOfUsageThatWasTakenBack() {
        InvoiceDrawing drawing = drawing("capped", Drawable.CATALOG);
        Charge charge = Drawable.charge("back", CAPPED, MORNING, Usage.ofText(10, 0));
        drawing.add(charge, 1);
        drawing.add(charge, -1);

        assertThat(drawing.invoice().lines()).isEmpty();
    }

    /** (0.20 − 0.08) / 0.005 are 24 steps, and 12 % of 62.5 are 7.50. */
    @Test
    void isRefusedWhileUsageStandsAtAnotherIndexThanItsStepsAreCountedOf() {
        InvoiceDrawing settled = drawing("stepped", BEFORE);
        settled.add(charge("one", BEFORE), 1);
        assertThat(settled.unsettled()).isEmpty();
        assertThat(energy(settled).amount()).isEqualTo("7.50");

        InvoiceDrawing between = drawing("stepped", AFTER);
        between.add(charge("one", BEFORE), 1);
        between.add(charge("two", AFTER), 1);
        assertThat(between.unsettled())
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("0.210000").contains("still stands at 0.200000"));

        between.add(charge("one", BEFORE), -1);
        between.add(charge("one", AFTER), 1);
        assertThat(between.unsettled()).isEmpty();
    }

    @Test
    void isDrawnAgainByTheIndexThatAFinalInvoiceStates() {
        InvoiceDrawing once = drawing("stepped", BEFORE);
        once.add(charge("one", BEFORE), 1);
        Invoice invoice = once.invoice();
        InvoiceDrawing today = drawing("stepped", AFTER);
        today.add(charge("one", BEFORE), 1);
        assertThat(energy(today).amount()).isEqualTo("8.13");

        today.stated(invoice);

        assertThat(today.invoice().lines()).isEqualTo(invoice.lines());
    }

    @Test
    void isTakenBackByACreditNoteAsItIs() {
        InvoiceDrawing drawing = drawing("stepped", BEFORE);
        drawing.add(charge("one", BEFORE), 1);
        Invoice invoice = drawing.invoice();
        Crediting crediting = new Crediting(invoice, Map.of());

        List<CreditNote.Line> whole = crediting.whole();

        assertThat(whole).hasSameSizeAs(invoice.lines());
        for (CreditNote.Line line : whole) {
            InvoiceLine of = invoice.lines().get(line.line() - 1);
            assertThat(line.amount()).isEqualTo(of.amount());
            assertThat(line.exact()).isEqualByComparingTo(of.exact());
        }
        assertThat(crediting.streams(whole).get(LedgerAccount.REVENUE_ENERGY)).isEqualByComparingTo("7.5");
        assertThat(Crediting.net(whole)).isEqualByComparingTo(invoice.totals().net());
    }

    /** The sixth is still estimated; of the fifth, at the same rate, more is taken back. */
    @Test
    void hidesNoEstimateBehindOneOfItsRateThatIsTakenBack() {
        Catalog estimated = catalog(ESTIMATING, Set.of("2026-11-05", "2026-11-06"), Map.of());
        Catalog published = catalog(ESTIMATING, Set.of("2026-11-06"), Map.of("2026-11-05", "0.20"));
        InvoiceDrawing drawing = drawing("estimating", published);
        drawing.add(estimate("fifth", MORNING, Usage.ofText(12_000, 5_000), estimated), -1);
        drawing.add(estimate("fifth", MORNING, Usage.ofText(12_000, 5_000), published), 1);
        drawing.add(estimate("sixth", Instant.parse("2026-11-06T08:00:00Z"), Usage.ofText(1_200, 500), published), 1);

        InvoiceLine.Energy line = energy(drawing);

        assertThat(line.estimated()).isTrue();
        assertThat(line.estimatedKwh()).isEqualByComparingTo("0.000396");
    }

    @Test
    void saysOfNoneThatItStandsOnceAllIsTakenBack() {
        Catalog estimated = catalog(ESTIMATING, Set.of("2026-11-05"), Map.of());
        Catalog published = catalog(ESTIMATING, Set.of(), Map.of("2026-11-05", "0.20"));
        InvoiceDrawing drawing = drawing("estimating", published);
        drawing.add(estimate("fifth", MORNING, Usage.ofText(1_200, 500), estimated), -1);
        drawing.add(estimate("fifth", MORNING, Usage.ofText(1_200, 500), published), 1);

        InvoiceLine.Energy line = energy(drawing);

        assertThat(line.estimated()).isFalse();
        assertThat(line.estimatedKwh()).isNull();
    }

    private static InvoiceDrawing drawing(String plan, Catalog catalog) {
        return new InvoiceDrawing(Drawable.account(plan), List.of(), Drawable.NOVEMBER, catalog);
    }

    private static Charge charge(String requestId, Catalog catalog) {
        return Drawable.charge(requestId, STEPPED.planVersion(), MORNING, MUCH, catalog);
    }

    private static Charge estimate(String requestId, Instant at, Usage usage, Catalog catalog) {
        UsageEvent event = Usages.event("acme", requestId, ESTIMATING.planVersion(), at, usage);
        return Drawable.charge(event, (Rated) Rater.rate(event, catalog, Currency.getInstance("USD"), true));
    }

    /**
     * @param missing days without prices
     * @param prices that are other than usual, by day
     */
    private static Catalog catalog(Plan plan, Set<String> missing, Map<String, String> prices) {
        List<CatalogPublished> published = new ArrayList<>(TestCatalog.published());
        published.removeIf(thing -> missing.stream().anyMatch(day -> thing.key().equals("prices/us-east/" + day)));
        published.replaceAll(thing -> prices.entrySet().stream()
                .filter(price -> thing.key().equals("prices/us-east/" + price.getKey()))
                .<CatalogPublished>map(price -> new PublishedPrices(
                        2, TestCatalog.electricity("us-east", LocalDate.parse(price.getKey()), price.getValue())))
                .findFirst()
                .orElse(thing));
        published.add(new PublishedPlan(1, TestCatalog.START, null, plan));
        return Catalog.of(published);
    }

    private static InvoiceLine.Energy energy(InvoiceDrawing drawing) {
        return drawing.invoice().lines().stream()
                .filter(InvoiceLine.Energy.class::isInstance)
                .map(InvoiceLine.Energy.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
