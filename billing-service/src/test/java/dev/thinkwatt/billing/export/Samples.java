package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.account.BilledParty;
import dev.thinkwatt.billing.credit.DrawDown.Use;
import dev.thinkwatt.billing.invoice.CreditNote;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.InvoiceLine;
import dev.thinkwatt.billing.invoice.InvoiceLine.AtIntensity;
import dev.thinkwatt.billing.invoice.InvoiceLine.AtRate;
import dev.thinkwatt.billing.invoice.InvoiceLine.BaseFee;
import dev.thinkwatt.billing.invoice.InvoiceLine.Carbon;
import dev.thinkwatt.billing.invoice.InvoiceLine.Commitment;
import dev.thinkwatt.billing.invoice.InvoiceLine.Condition;
import dev.thinkwatt.billing.invoice.InvoiceLine.Discount;
import dev.thinkwatt.billing.invoice.InvoiceLine.Earlier;
import dev.thinkwatt.billing.invoice.InvoiceLine.Energy;
import dev.thinkwatt.billing.invoice.InvoiceLine.PeriodCharge;
import dev.thinkwatt.billing.invoice.InvoiceLine.Shortfall;
import dev.thinkwatt.billing.invoice.InvoiceLine.Tier;
import dev.thinkwatt.billing.invoice.InvoiceLine.Usage;
import dev.thinkwatt.billing.invoice.KeptCreditNote;
import dev.thinkwatt.billing.invoice.KeptInvoice;
import dev.thinkwatt.billing.seller.SellerConfig;
import dev.thinkwatt.billing.tax.Tax;
import dev.thinkwatt.billing.tax.TaxCategory;
import dev.thinkwatt.billing.tax.TaxData;
import dev.thinkwatt.billing.tax.TaxJudge;
import dev.thinkwatt.billing.tax.TaxTreatment;
import dev.thinkwatt.billing.tax.Taxation;
import dev.thinkwatt.model.rating.Share;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invoices of October 2026 to make documents of: what is metered, included, late, taken back, and electricity both ways. */
final class Samples {

    static final BilledParty STOCKHOLM = new BilledParty(
            "acme", "Acme <Fjärr> & Söner AB", List.of("Ågatan 7", "111 22 Stockholm"), "SE", "SE 556677889901");
    static final BilledParty BERLIN = new BilledParty(
            "berlin", "Rechenwerk GmbH", List.of("Torstraße 1", "Hof 2", "10119 Berlin"), "DE", "DE 123456789");
    static final BilledParty NEW_YORK =
            new BilledParty("=cmd", "Hudson Inc.", List.of("1 Main St", "New York, NY 10001"), "US", null);

    private static final PlanVersion API = new PlanVersion("api", 3);
    private static final YearMonth OCTOBER = YearMonth.parse("2026-10");

    /** As of a seller without a VAT id. */
    private static final Tax OUT_OF_SCOPE =
            new Tax(TaxCategory.OUT_OF_SCOPE, null, BigDecimal.ZERO, "Not subject to VAT", null, null);

    private Samples() {}

    static InvoiceDocument document(Seller seller, BilledParty buyer, String currency) {
        return document(seller, buyer, TaxTreatment.STANDARD, currency);
    }

    static InvoiceDocument document(Seller seller, BilledParty buyer, Invoice invoice) {
        return InvoiceDocuments.of(kept(invoice), buyer, seller);
    }

    /** A document of a buyer that finance treats so, in a country whose rate is 25 %. */
    static InvoiceDocument document(Seller seller, BilledParty buyer, TaxTreatment treatment, String currency) {
        return document(seller, buyer, taxed(seller, buyer, treatment, invoice(buyer, currency)));
    }

    static Invoice taxed(Seller seller, BilledParty buyer, TaxTreatment treatment, Invoice invoice) {
        String reason = treatment == TaxTreatment.EXEMPT ? "Exempt: Article 132 of Directive 2006/112/EC" : null;
        TaxData data = new TaxData(buyer.country(), buyer.vatId(), treatment, reason);
        Taxation taxation = new TaxJudge(seller, (country, date) -> Optional.of(new BigDecimal("25")))
                .judge(data, LocalDate.parse("2026-11-02"));
        Tax tax = ((Taxation.Known) taxation).tax();
        Invoice.Totals was = invoice.totals();
        BigDecimal amount = tax.on(was.net(), invoice.currency());
        return new Invoice(
                invoice.accountId(),
                invoice.accountName(),
                invoice.period(),
                invoice.timeZone(),
                invoice.from(),
                invoice.until(),
                invoice.currency(),
                invoice.lines(),
                new Invoice.Totals(
                        was.events(),
                        was.worth(),
                        was.baseFee(),
                        was.usage(),
                        was.energy(),
                        was.exact(),
                        was.rounding(),
                        was.net().add(amount),
                        was.periodCharges(),
                        was.commitment(),
                        was.paidByCredit(),
                        was.net(),
                        amount,
                        was.discounts(),
                        was.minimum(),
                        was.energyByUsage()),
                invoice.credits(),
                tax,
                null);
    }

    static InvoiceDocument draft(BilledParty buyer) {
        return InvoiceDocuments.of(
                new KeptInvoice(
                        UUID.fromString("6f1c1c3e-35b7-4a52-9b6d-0d6f6f8a4a11"),
                        null,
                        Instant.parse("2026-11-01T08:00:00Z"),
                        null,
                        null,
                        invoice(buyer, "EUR")),
                buyer,
                Seller.WITHOUT_VAT);
    }

    /** A part of the base fee taken back, of an invoice with Swedish VAT. */
    static KeptCreditNote note(String net, String tax) {
        Invoice invoice = taxed(Seller.WITH_VAT, STOCKHOLM, TaxTreatment.STANDARD, invoice(STOCKHOLM, "EUR"));
        return note(invoice, List.of(line(invoice, 1, net)), tax);
    }

    static CreditNote.Line line(Invoice invoice, int number, String amount) {
        InvoiceLine line = invoice.lines().get(number - 1);
        return new CreditNote.Line(number, line.description(), new BigDecimal(amount), new BigDecimal(amount));
    }

    static KeptCreditNote note(Invoice invoice, List<CreditNote.Line> lines, String tax) {
        KeptInvoice kept = kept(invoice);
        BigDecimal net = lines.stream().map(CreditNote.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new KeptCreditNote(
                new CreditNote(
                        UUID.fromString("0c4be0a1-7b55-4f0e-9d7e-2f6f6a0f3c33"),
                        "CN-2026-000007",
                        CreditNote.Kind.PARTIAL,
                        kept.invoiceId(),
                        String.valueOf(kept.number()),
                        invoice.accountId(),
                        invoice.currency(),
                        "Outage of the 12th",
                        Instant.parse("2026-12-03T10:00:00Z"),
                        lines,
                        net.add(new BigDecimal(tax)),
                        net,
                        new BigDecimal(tax)),
                kept);
    }

    static KeptInvoice kept(Invoice invoice) {
        Instant finalised = Instant.parse("2026-11-02T09:30:00Z");
        return new KeptInvoice(
                UUID.fromString("6f1c1c3e-35b7-4a52-9b6d-0d6f6f8a4a11"),
                "2026-000042",
                finalised,
                finalised,
                null,
                invoice);
    }

    static Invoice invoice(BilledParty buyer, String currency) {
        return invoice(buyer, Currency.getInstance(currency), lines(Currency.getInstance(currency)));
    }

    static Invoice invoice(BilledParty buyer, Currency currency, List<InvoiceLine> lines) {
        BigDecimal exact = lines.stream().map(InvoiceLine::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal total = lines.stream().map(InvoiceLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        ZoneId zone = ZoneId.of("Europe/Berlin");
        return new Invoice(
                buyer.accountId(),
                buyer.name(),
                OCTOBER,
                zone,
                OCTOBER.atDay(1).atStartOfDay(zone).toInstant(),
                OCTOBER.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                currency,
                lines,
                new Invoice.Totals(
                        1234567,
                        exact,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        exact,
                        total.subtract(exact),
                        total,
                        null,
                        null,
                        lines.isEmpty() ? null : round("100", currency),
                        null,
                        null,
                        lines.stream()
                                .filter(InvoiceLine.Discount.class::isInstance)
                                .map(InvoiceLine::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add),
                        null,
                        null),
                lines.isEmpty()
                        ? List.of()
                        : List.of(
                                new Use("launch", Use.Kind.PAID, round("100", currency)),
                                new Use("old", Use.Kind.LAPSED, round("7", currency))),
                OUT_OF_SCOPE,
                null);
    }

    /** With 10 % off the base fee, and what is missing to a minimum. */
    static Invoice agreed(BilledParty buyer, String code) {
        Currency currency = Currency.getInstance(code);
        List<InvoiceLine> lines = new ArrayList<>(lines(currency));
        lines.add(new Discount(
                "Discount of 10 %: Framework contract",
                "framework",
                BigDecimal.TEN,
                round("499.75", currency),
                round("-49.98", currency),
                round("-49.98", currency)));
        lines.add(new Commitment(
                "Missing to the minimum: Framework contract",
                "floor",
                new BigDecimal("1200"),
                round("1055.15", currency),
                round("144.85", currency),
                round("144.85", currency)));
        return invoice(buyer, currency, lines);
    }

    private static List<InvoiceLine> lines(Currency currency) {
        return List.of(
                new BaseFee(
                        "Enterprise API, base fee",
                        API,
                        25,
                        new BigDecimal("19.99"),
                        null,
                        new BigDecimal("499.75"),
                        round("499.75", currency)),
                usage("gpt-5", UsageKind.INPUT, 1_234_567, "1.25", 1_000_000, false, OCTOBER, currency),
                usage("gpt-5", UsageKind.CACHED_INPUT, 987_654_321, "0.125", 1_000_000, false, OCTOBER, currency),
                usage("gpt-5", UsageKind.OUTPUT, 48_213_007, "10", 1_000_000, false, OCTOBER, currency),
                usage("gpt-5-thinking", UsageKind.REQUEST, 2_817, "0.02", 1, true, OCTOBER, currency),
                usage("gpt-5", UsageKind.OUTPUT, -700_000, "10", 1_000_000, false, OCTOBER.minusMonths(1), currency),
                new PeriodCharge(
                        "Enterprise API, output by the month",
                        OCTOBER,
                        API,
                        "output",
                        5_000_000,
                        1_000_000,
                        List.of(
                                new Tier(3_000_000, new BigDecimal("9"), 1_000_000, new BigDecimal("27")),
                                new Tier(1_000_000, new BigDecimal("7.333"), 1_000_000, new BigDecimal("7.333"))),
                        null,
                        new BigDecimal("34.333"),
                        round("34.333", currency)),
                new PeriodCharge(
                        "Enterprise API, output by the month, used in 2026-09",
                        OCTOBER.minusMonths(1),
                        API,
                        "output",
                        1_000_000,
                        1_000_000,
                        List.of(),
                        new Earlier(2_000_000, new BigDecimal("9"), round("9", currency)),
                        new BigDecimal("-9"),
                        round("-9", currency)),
                new Shortfall(
                        "Enterprise API, missing to the minimum",
                        OCTOBER,
                        API,
                        new BigDecimal("50"),
                        new BigDecimal("34.333"),
                        Share.ALL,
                        null,
                        new BigDecimal("15.667"),
                        round("15.667", currency)),
                energy("us-east", "0.30", "0.220000", "41.500000", currency),
                energy("nordic-1", "0.03", "-0.050000", "812.250000", currency));
    }

    static Usage usage(
            String model,
            UsageKind kind,
            long quantity,
            String price,
            long per,
            boolean included,
            YearMonth usedIn,
            Currency currency) {
        BigDecimal worth =
                new BigDecimal(price).multiply(BigDecimal.valueOf(quantity)).divide(BigDecimal.valueOf(per));
        BigDecimal exact = included ? BigDecimal.ZERO : worth;
        return new Usage(
                model + ", " + kind.name().toLowerCase(java.util.Locale.ROOT)
                        + (included ? ", included in the base fee" : "")
                        + (usedIn.equals(OCTOBER) ? "" : ", used in " + usedIn),
                usedIn,
                model,
                kind,
                quantity,
                new BigDecimal(price),
                per,
                included,
                worth,
                exact,
                round(exact.toPlainString(), currency));
    }

    /** Half of it at a rate, and half at that rate less 0.01. */
    static Energy energy(String site, String price, String rate, String kwh, Currency currency) {
        BigDecimal half = new BigDecimal(kwh).divide(BigDecimal.TWO);
        AtRate first = atRate(new BigDecimal(price), new BigDecimal(rate), half);
        AtRate second = atRate(
                new BigDecimal(price).subtract(new BigDecimal("0.01")),
                new BigDecimal(rate).subtract(new BigDecimal("0.010000")),
                half);
        BigDecimal exact = first.subtotal().add(second.subtotal());
        return new Energy(
                "Electricity at " + site,
                OCTOBER,
                site,
                API,
                List.of("ENTSO-E day-ahead SE3"),
                Instant.parse("2026-10-01T00:00:00Z"),
                Instant.parse("2026-10-31T22:45:00Z"),
                false,
                new BigDecimal("0.08"),
                BigDecimal.ONE,
                null,
                new BigDecimal("0.35"),
                new BigDecimal(kwh),
                new BigDecimal(price).subtract(new BigDecimal("0.005")).setScale(6),
                exact.divide(new BigDecimal(kwh), 6, RoundingMode.HALF_UP),
                exact,
                round(exact.toPlainString(), currency),
                List.of(new Condition(
                        "h100",
                        new BigDecimal("2.3"),
                        new BigDecimal("1.20"),
                        ServiceTier.STANDARD,
                        BigDecimal.ONE,
                        new BigDecimal(kwh))),
                List.of(first, second),
                "/v1/usage?groupBy=event&account=acme&site=" + site,
                carbon(new BigDecimal(kwh)),
                null,
                null);
    }

    /** All but 1 kWh of it at 31.5 g. */
    private static Carbon carbon(BigDecimal kwh) {
        BigDecimal known = kwh.subtract(BigDecimal.ONE);
        AtIntensity at = new AtIntensity(new BigDecimal("31.5"), known, known.multiply(new BigDecimal("31.5")));
        return new Carbon(
                List.of("Electricity Maps, direct emissions SE-SE3"),
                at.gramsCo2e().setScale(3, RoundingMode.HALF_UP),
                BigDecimal.ONE,
                List.of(at));
    }

    private static AtRate atRate(BigDecimal price, BigDecimal rate, BigDecimal kwh) {
        return new AtRate(price, BigDecimal.ZERO, rate, BigDecimal.ZERO, kwh, kwh.multiply(rate), null, null);
    }

    private static BigDecimal round(String exact, Currency currency) {
        return new BigDecimal(exact).setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    /** A seller as configuration has it. */
    record Seller(String country, @Nullable String vat) implements SellerConfig {

        static final Seller WITHOUT_VAT = new Seller("SE", null);
        static final Seller WITH_VAT = new Seller("SE", "SE556000000101");

        @Override
        public String name() {
            return "Thinkwatt Example AB";
        }

        @Override
        public List<String> address() {
            return List.of("Elgatan 1", "111 22 Stockholm");
        }

        @Override
        public String registration() {
            return "5560000001";
        }

        @Override
        public Optional<String> vatId() {
            return Optional.ofNullable(vat);
        }

        @Override
        public String electronicAddress() {
            return "0088:7300010000001";
        }

        @Override
        public Optional<String> email() {
            return Optional.of("billing@example.com");
        }

        @Override
        public Optional<String> iban() {
            return Optional.of("SE3550000000054910000003");
        }

        @Override
        public Optional<String> bic() {
            return Optional.of("ESSESESS");
        }

        @Override
        public int paymentDays() {
            return 30;
        }
    }
}
