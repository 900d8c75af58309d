package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.InvoiceLine;
import dev.thinkwatt.billing.tax.Tax;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A document in the words and figures that are printed. */
public record InvoicePage(InvoiceDocument document, List<Row> rows, List<Annex> annexes) {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /**
     * A line.
     *
     * @param details what is said below its description; may be none
     */
    public record Row(
            int number, String description, List<String> details, String quantity, String unitPrice, String amount) {}

    /**
     * What an energy line is computed from.
     *
     * @param formula how, in words
     */
    public record Annex(
            int number, String description, String formula, List<EnergyFacts.Fact> facts, List<Rate> rates, Rate sum) {}

    /** What was drawn at one rate. */
    public record Rate(
            String price, String basis, String discount, String rate, String cut, String kwh, String subtotal) {}

    static InvoicePage of(InvoiceDocument document) {
        List<Row> rows = new ArrayList<>();
        List<Annex> annexes = new ArrayList<>();
        String currency = document.invoice().currency().getCurrencyCode();
        List<InvoiceLine> lines = document.invoice().lines();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(row(i + 1, lines.get(i), currency));
            if (lines.get(i) instanceof InvoiceLine.Energy energy) {
                annexes.add(annex(i + 1, energy, currency));
            }
        }
        return new InvoicePage(document, rows, annexes);
    }

    private static Row row(int number, InvoiceLine line, String currency) {
        String amount = Figures.grouped(line.amount());
        return switch (line) {
            case InvoiceLine.BaseFee fee ->
                new Row(
                        number,
                        fee.description(),
                        details(fee, currency),
                        Figures.grouped(fee.seats()) + (fee.seats() == 1 ? " seat" : " seats"),
                        Figures.grouped(fee.unitPrice()),
                        amount);
            case InvoiceLine.Usage usage ->
                new Row(
                        number,
                        usage.description(),
                        usage.included()
                                ? List.of("Worth " + Figures.grouped(usage.worth()) + " " + currency)
                                : List.of(),
                        Figures.grouped(usage.quantity()),
                        Figures.grouped(usage.unitPrice())
                                + (usage.per() == 1 ? "" : " per " + Figures.grouped(usage.per())),
                        amount);
            case InvoiceLine.PeriodCharge charge ->
                new Row(
                        number,
                        charge.description(),
                        words(PeriodFacts.of(charge, currency)),
                        Figures.grouped(charge.quantity()),
                        "in tiers",
                        amount);
            case InvoiceLine.Shortfall shortfall ->
                new Row(number, shortfall.description(), words(PeriodFacts.of(shortfall, currency)), "", "", amount);
            case InvoiceLine.Discount discount ->
                new Row(
                        number,
                        discount.description(),
                        List.of("On " + Figures.grouped(discount.base()) + " " + currency),
                        "",
                        "",
                        amount);
            case InvoiceLine.Commitment commitment ->
                new Row(
                        number,
                        commitment.description(),
                        List.of("Of " + Figures.grouped(commitment.minimum()) + " " + currency + ", "
                                + Figures.grouped(commitment.owed()) + " " + currency + " are owed"),
                        "",
                        "",
                        amount);
            case InvoiceLine.Energy energy ->
                new Row(
                        number,
                        energy.description(),
                        List.of("Price variation related to energy; inputs in the annex"),
                        Figures.grouped(energy.quantityKwh()) + " kWh",
                        rate(energy),
                        amount);
        };
    }

    private static String rate(InvoiceLine.Energy energy) {
        InvoiceLine.Steps steps = energy.steps();
        return steps == null
                ? "mean " + Figures.grouped(energy.meanRate())
                : Figures.grouped(steps.percent()) + " % of usage";
    }

    private static List<String> words(List<EnergyFacts.Fact> facts) {
        return facts.stream().map(fact -> fact.name() + ": " + fact.value()).toList();
    }

    private static Annex annex(int number, InvoiceLine.Energy energy, String currency) {
        return new Annex(
                number,
                energy.description(),
                EnergyFormula.of(energy),
                EnergyFacts.of(energy, currency),
                energy.annex().stream().map(InvoicePage::rate).toList(),
                new Rate(
                        "",
                        "",
                        "",
                        "",
                        "",
                        Figures.grouped(energy.annex().stream()
                                .map(InvoiceLine.AtRate::kwh)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)),
                        Figures.grouped(energy.ofEvents())));
    }

    private static Rate rate(InvoiceLine.AtRate at) {
        return new Rate(
                Figures.grouped(at.price()),
                at.basis(),
                Figures.grouped(at.discount()),
                Figures.grouped(at.rate()),
                Figures.grouped(at.cut()),
                Figures.grouped(at.kwh()),
                Figures.grouped(at.subtotal()));
    }

    public String title() {
        return document.isDraft() ? "Draft invoice" : "Invoice " + document.number();
    }

    public String currency() {
        return document.invoice().currency().getCurrencyCode();
    }

    public String issued() {
        return DAY.format(document.issued());
    }

    public String due() {
        return DAY.format(document.due());
    }

    public String period() {
        LocalDate first = document.firstDay();
        return first.getDayOfMonth() + " to " + DAY.format(document.lastDay());
    }

    public String zone() {
        return document.invoice().timeZone().getId();
    }

    private static List<String> details(InvoiceLine.BaseFee fee, String currency) {
        List<String> details = new ArrayList<>();
        details.add("Plan " + fee.plan().id() + ", version " + fee.plan().version());
        PeriodFacts.of(fee, currency).forEach(fact -> details.add(fact.name() + ": " + fact.value()));
        return details;
    }

    /** Whether credit has paid a part of it. */
    public boolean credited() {
        return totals().paidByCredit().signum() != 0;
    }

    public String paidByCredit() {
        return Figures.grouped(totals().paidByCredit());
    }

    /** What is still to be paid. */
    public String payable() {
        return Figures.grouped(totals().payable());
    }

    public String total() {
        return Figures.grouped(document.total());
    }

    public String net() {
        return Figures.grouped(totals().net());
    }

    public String tax() {
        return Figures.grouped(totals().tax());
    }

    /** Of VAT: as in {@code 25 %}. */
    public String percent() {
        Tax tax = document.tax();
        return tax == null ? "" : tax.percent().stripTrailingZeros().toPlainString() + " %";
    }

    /** Why there is no VAT on it, or in whose country it is owed. */
    public String taxReason() {
        Tax tax = document.tax();
        if (tax == null) {
            return String.valueOf(document.invoice().taxMissing());
        }
        return switch (tax.category()) {
            case STANDARD -> "VAT of " + country(String.valueOf(tax.country()));
            case ZERO_RATED -> "Zero rate";
            case REVERSE_CHARGE, EXEMPT, OUT_OF_SCOPE -> String.valueOf(tax.reason());
        };
    }

    public String taxCategory() {
        Tax tax = document.tax();
        return tax == null ? "" : tax.category().code();
    }

    public String sellerVatId() {
        Tax tax = document.tax();
        return tax == null ? "" : Objects.requireNonNullElse(tax.sellerVatId(), "");
    }

    public String buyerVatId() {
        Tax tax = document.tax();
        return tax == null ? "" : Objects.requireNonNullElse(tax.buyerVatId(), "");
    }

    public Invoice.Totals totals() {
        return document.invoice().totals();
    }

    public String exact() {
        return Figures.grouped(totals().exact());
    }

    public String rounding() {
        return Figures.grouped(totals().rounding());
    }

    public String kilowattHours() {
        return Figures.grouped(document.kilowattHours());
    }

    public String country(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }
}
