package dev.thinkwatt.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedCarbon;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.energy.CarbonDay;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import dev.thinkwatt.support.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvoiceDrawingTest {

    private static final PlanVersion API = new PlanVersion("api", 1);
    private static final PlanVersion PLUS = new PlanVersion("plus", 1);
    private static final Instant MORNING = Instant.parse("2026-11-05T08:00:00Z");
    private static final Instant AFTERNOON = Instant.parse("2026-11-05T15:00:00Z");

    @Test
    void drawsALineForEachModelKindAndPrice() {
        Invoice invoice =
                draw("api", List.of(), Drawable.charge("a", API, MORNING), Drawable.charge("b", API, MORNING));
        InvoiceLine.Usage input = usage(invoice, UsageKind.INPUT);
        assertThat(input.quantity()).isEqualTo(2400);
        assertThat(input.unitPrice()).isEqualByComparingTo("1.25");
        assertThat(input.per()).isEqualTo(1_000_000);
        assertThat(input.exact()).isEqualByComparingTo("0.003");
        assertThat(input.amount()).isEqualTo("0.00");
        assertThat(usage(invoice, UsageKind.OUTPUT).exact()).isEqualByComparingTo("0.01");
        assertThat(usage(invoice, UsageKind.OUTPUT).amount()).isEqualTo("0.01");
    }

    @Test
    void showsTheWorthOfWhatTheBaseFeeIncludesAndChargesNothingForIt() {
        Invoice invoice =
                draw("plus", List.of(Drawable.seat("2026-01-01T00:00:00Z", null)), Drawable.charge("a", PLUS, MORNING));
        InvoiceLine.Usage requests = usage(invoice, UsageKind.REQUEST);
        assertThat(requests.included()).isTrue();
        assertThat(requests.worth()).isEqualByComparingTo("0.02");
        assertThat(requests.amount()).isEqualTo("0.00");
        assertThat(invoice.totals().baseFee()).isEqualByComparingTo("20");
        assertThat(invoice.totals().total()).isEqualTo("20.00");
    }

    @Test
    void asksTheBaseFeeInTheCurrencyThatTheAccountPaysIn() {
        Catalog catalog = Catalog.of(List.of(new PublishedPlan(1, TestCatalog.START, null, TestCatalog.abroad())));
        List<Seat> seats = List.of(Drawable.seat("2026-01-01T00:00:00Z", null));

        assertThat(new InvoiceDrawing(Drawable.account("abroad", "EUR"), seats, Drawable.NOVEMBER, catalog)
                        .invoice()
                        .totals()
                        .total())
                .isEqualTo("18.00");
        assertThatThrownBy(
                        () -> new InvoiceDrawing(Drawable.account("abroad", "CHF"), seats, Drawable.NOVEMBER, catalog)
                                .invoice())
                .isInstanceOf(InvoiceNotDrawn.class)
                .hasMessageContaining("not sold in CHF");
    }

    @Test
    void showsAllThatTheEnergyLineIsComputedFrom() {
        Invoice invoice =
                draw("api", List.of(), Drawable.charge("a", API, MORNING), Drawable.charge("b", API, AFTERNOON));
        InvoiceLine.Energy line = energy(invoice);
        assertThat(line.site()).isEqualTo("us-east");
        assertThat(line.plan()).isEqualTo(API);
        assertThat(line.index()).containsExactly("test index");
        assertThat(line.priceBase()).isEqualByComparingTo("0.08");
        assertThat(line.conditions()).singleElement().satisfies(condition -> {
            assertThat(condition.pue()).isEqualByComparingTo("1.20");
            assertThat(condition.hardwareClass()).isEqualTo("reference");
            assertThat(condition.kwh()).isEqualByComparingTo("0.000792");
        });
        assertThat(line.quantityKwh()).isEqualTo("0.000792");
        assertThat(line.meanPrice()).isEqualByComparingTo("0.2");
        assertThat(line.meanRate()).isEqualByComparingTo("0.12");
        assertThat(line.exact()).isEqualByComparingTo("0.00009504");
        assertThat(line.amount()).isEqualTo("0.00");
        assertThat(line.events()).contains("account=acme", "site=us-east", "from=2026-11-01T04:00:00Z");
    }

    @Test
    void saysWhatTheElectricityEmittedAsFarAsItIsKnown() {
        CarbonDay day = new CarbonDay(
                "us-east",
                LocalDate.parse("2026-11-05"),
                List.of(new CarbonDay.Interval(
                        Instant.parse("2026-11-05T00:00:00Z"),
                        Instant.parse("2026-11-05T12:00:00Z"),
                        new BigDecimal("383.55"))),
                "test grid");
        List<CatalogPublished> published = new ArrayList<>(TestCatalog.published());
        published.add(new PublishedCarbon(400, day));
        InvoiceDrawing drawing =
                new InvoiceDrawing(Drawable.account("api"), List.of(), Drawable.NOVEMBER, Catalog.of(published));
        IntStream.range(0, 1000).forEach(i -> drawing.add(Drawable.charge("m" + i, API, MORNING), 1));
        drawing.add(Drawable.charge("b", API, AFTERNOON), 1);
        InvoiceLine.Carbon carbon =
                Objects.requireNonNull(energy(drawing.invoice()).carbon());
        assertThat(carbon.sources()).containsExactly("test grid");
        assertThat(carbon.annex()).singleElement().satisfies(at -> {
            assertThat(at.kwh()).isEqualByComparingTo("0.396");
            assertThat(at.gramsCo2e()).isEqualByComparingTo("151.8858");
        });
        assertThat(carbon.gramsCo2e()).isEqualTo("151.886");
        assertThat(carbon.unknownKwh()).isEqualByComparingTo("0.000396");
    }

    @Test
    void saysOfNoElectricityWhatItEmittedWhereNothingIsKnown() {
        InvoiceLine.Carbon carbon =
                Objects.requireNonNull(energy(draw("api", List.of(), Drawable.charge("a", API, MORNING)))
                        .carbon());
        assertThat(carbon.sources()).isEmpty();
        assertThat(carbon.annex()).isEmpty();
        assertThat(carbon.unknownKwh()).isEqualByComparingTo("0.000396");
    }

    @Test
    void listsSubtotalsByRateThatAddUpToTheExactSum() {
        Invoice invoice =
                draw("api", List.of(), Drawable.charge("a", API, MORNING), Drawable.charge("b", API, AFTERNOON));
        List<InvoiceLine.AtRate> annex = energy(invoice).annex();
        assertThat(annex).hasSize(2);
        assertThat(annex)
                .allSatisfy(at -> assertThat(at.kwh().multiply(at.rate())).isEqualByComparingTo(at.subtotal()));
        assertThat(annex.stream().map(InvoiceLine.AtRate::subtotal).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(energy(invoice).exact());
    }

    @Test
    void addsUpToTheSameWhateverTheOrderOfCharges() throws Exception {
        for (long seed : new long[] {Long.getLong("seed", 42), new Random().nextLong(), new Random().nextLong()}) {
            Random random = new Random(seed);
            List<Charge> charges = new ArrayList<>(IntStream.range(0, 200)
                    .mapToObj(i -> Drawable.charge(
                            "r" + i,
                            random.nextBoolean() ? API : PLUS,
                            MORNING.plusSeconds(random.nextInt(86_400)),
                            new Usage(random.nextInt(10_000), 0, 0, 0, random.nextInt(10_000), 0, 0, 0, 0, 0, 0)))
                    .toList());
            Invoice invoice = draw("api", List.of(), charges.toArray(Charge[]::new));
            Collections.shuffle(charges, random);
            assertThat(Json.tolerant().writeValueAsString(draw("api", List.of(), charges.toArray(Charge[]::new))))
                    .as("-Dseed=%d", seed)
                    .isEqualTo(Json.tolerant().writeValueAsString(invoice));
            assertTiesOut(invoice, charges, seed);
        }
    }

    private static void assertTiesOut(Invoice invoice, List<Charge> charges, long seed) {
        BigDecimal exact = charges.stream()
                .map(charge -> charge.rated().charged().amount().add(charge.energyAmount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(invoice.totals().exact()).as("-Dseed=%d", seed).isEqualByComparingTo(exact);
        assertThat(invoice.totals().exact().add(invoice.totals().rounding()))
                .as("-Dseed=%d", seed)
                .isEqualByComparingTo(invoice.totals().total());
    }

    @Test
    void chargesTheFeeOfEverySeatThatExistedInTheMonth() {
        Invoice invoice = draw(
                "plus",
                List.of(
                        Drawable.seat("2026-01-01T00:00:00Z", null),
                        Drawable.seat("2026-11-30T12:00:00Z", null),
                        Drawable.seat("2026-01-01T00:00:00Z", "2026-11-01T12:00:00Z"),
                        Drawable.seat("2026-01-01T00:00:00Z", "2026-10-31T12:00:00Z"),
                        Drawable.seat("2026-12-05T00:00:00Z", null)));
        assertThat(invoice.lines()).singleElement().isInstanceOfSatisfying(InvoiceLine.BaseFee.class, fee -> {
            assertThat(fee.seats()).isEqualTo(3);
            assertThat(fee.amount()).isEqualTo("60.00");
        });
    }

    @Test
    void namesTheMonthOfWhatArrivedLate() {
        Charge late = Drawable.charge("late", API, Instant.parse("2026-10-05T08:00:00Z"));
        Invoice invoice = draw("api", List.of(), late);
        assertThat(invoice.lines())
                .allSatisfy(line -> assertThat(line.description()).endsWith("used in 2026-10"));
    }

    @Test
    void drawsNothingOfAChargeThatWasTakenBack() {
        InvoiceDrawing drawing =
                new InvoiceDrawing(Drawable.account("api"), List.of(), Drawable.NOVEMBER, Drawable.CATALOG);
        Charge estimated = Drawable.charge("long", API, AFTERNOON);
        Charge measured = Drawable.charge("long", API, MORNING, Usage.ofText(120_000, 50_000));
        drawing.add(estimated, -1);
        drawing.add(measured, 1);
        drawing.add(estimated, 1);
        Invoice expected = draw("api", List.of(), measured);
        assertThat(drawing.invoice().lines()).isEqualTo(expected.lines());
        assertThat(drawing.invoice().totals().exact())
                .isEqualByComparingTo(expected.totals().exact());
    }

    @Test
    void givesBackWhatAnEarlierMonthWasChargedFor() {
        InvoiceDrawing drawing =
                new InvoiceDrawing(Drawable.account("api"), List.of(), Drawable.NOVEMBER, Drawable.CATALOG);
        drawing.add(Drawable.charge("long", API, Instant.parse("2026-10-05T08:00:00Z")), -1);
        Invoice invoice = drawing.invoice();
        assertThat(usage(invoice, UsageKind.INPUT).quantity()).isEqualTo(-1200);
        assertThat(usage(invoice, UsageKind.INPUT).description()).endsWith("used in 2026-10");
        assertThat(energy(invoice).quantityKwh()).isNegative();
        assertThat(invoice.totals().exact()).isNegative();
    }

    @Test
    void showsTheDifferenceWhereTheSameWasDrawnAtAPriceThatWasPublishedAgain() {
        InvoiceDrawing drawing =
                new InvoiceDrawing(Drawable.account("api"), List.of(), Drawable.NOVEMBER, Drawable.CATALOG);
        Usage usage = Usage.ofText(1200, 500);
        drawing.add(Drawable.charge("long", API, MORNING, usage), -1);
        drawing.add(
                Drawable.charge(
                        "long", API, MORNING, usage, Drawable.republished(LocalDate.parse("2026-11-05"), "0.20")),
                1);
        InvoiceLine.Energy line = energy(drawing.invoice());
        assertThat(line.quantityKwh()).isZero();
        assertThat(line.exact()).isEqualByComparingTo("0.0000396");
        assertThat(line.annex())
                .extracting(InvoiceLine.AtRate::kwh)
                .containsExactly(new BigDecimal("-0.000396000000"), new BigDecimal("0.000396000000"));
        assertThat(line.index()).containsExactly("mended index", "test index");
        assertThat(line.firstInterval()).isEqualTo("2026-11-05T00:00:00Z").isEqualTo(line.lastInterval());
    }

    @Test
    void refusesAnAccountWhosePlanIsUnknown() {
        InvoiceDrawing drawing = new InvoiceDrawing(
                Drawable.account("gone"),
                List.of(Drawable.seat("2026-01-01T00:00:00Z", null)),
                Drawable.NOVEMBER,
                Drawable.CATALOG);
        assertThatThrownBy(drawing::invoice).isInstanceOf(InvoiceNotDrawn.class).hasMessageContaining("is not known");
    }

    @Test
    void survivesBeingWrittenAndReadAgain() throws Exception {
        Invoice invoice =
                draw("plus", List.of(Drawable.seat("2026-01-01T00:00:00Z", null)), Drawable.charge("a", API, MORNING));
        String json = Json.tolerant().writeValueAsString(invoice);
        assertThat(Json.tolerant().readValue(json, Invoice.class)).isEqualTo(invoice);
    }

    private Invoice draw(String plan, List<Seat> seats, Charge... charges) {
        InvoiceDrawing drawing = new InvoiceDrawing(Drawable.account(plan), seats, Drawable.NOVEMBER, Drawable.CATALOG);
        List.of(charges).forEach(charge -> drawing.add(charge, 1));
        return drawing.invoice();
    }

    private static InvoiceLine.Usage usage(Invoice invoice, UsageKind kind) {
        return invoice.lines().stream()
                .filter(InvoiceLine.Usage.class::isInstance)
                .map(InvoiceLine.Usage.class::cast)
                .filter(line -> line.usageKind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static InvoiceLine.Energy energy(Invoice invoice) {
        return invoice.lines().stream()
                .filter(InvoiceLine.Energy.class::isInstance)
                .map(InvoiceLine.Energy.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
