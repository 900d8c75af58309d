package dev.thinkwatt.billing.invoice;

import java.math.BigDecimal;
import java.util.List;

/** What makes a line the one that it is: two drawings of an invoice have the same lines where these are the same. */
final class LineKey {

    private LineKey() {}

    static List<Object> of(InvoiceLine line) {
        return switch (line) {
            case InvoiceLine.BaseFee fee -> List.of("base fee", fee.plan(), fee.held() == null ? "all" : fee.held());
            case InvoiceLine.Usage usage ->
                List.of(
                        "usage",
                        usage.usedIn(),
                        usage.model(),
                        usage.usageKind(),
                        plain(usage.unitPrice()),
                        usage.per(),
                        usage.included());
            case InvoiceLine.PeriodCharge charge ->
                List.of("period charge", charge.usedIn(), charge.plan(), charge.charge());
            case InvoiceLine.Shortfall shortfall -> List.of("shortfall", shortfall.usedIn(), shortfall.plan());
            case InvoiceLine.Discount discount -> List.of("discount", discount.agreementId());
            case InvoiceLine.Commitment commitment -> List.of("commitment", commitment.agreementId());
            case InvoiceLine.Energy energy -> List.of("energy", energy.usedIn(), energy.site(), energy.plan());
        };
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
