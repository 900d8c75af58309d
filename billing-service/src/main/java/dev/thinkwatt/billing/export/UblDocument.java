package dev.thinkwatt.billing.export;

import dev.thinkwatt.support.problem.ProblemException;
import java.util.Currency;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PeriodType;

/** What e-invoices and e-credit-notes have in common: Peppol BIS Billing 3.0, and so EN 16931. */
final class UblDocument {

    static final String CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";

    static final String PROFILE = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

    /** EN 16931 writes amounts with at most so many decimals. */
    private static final int FRACTION_DIGITS_MAX = 2;

    private UblDocument() {}

    /** @throws ProblemException a conflict, where amounts of a currency do not fit */
    static void refuse(Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        if (digits > FRACTION_DIGITS_MAX) {
            throw ProblemException.conflict("Amounts in " + currency + " have " + digits
                    + " decimals, and those of an e-invoice (EN 16931) at most " + FRACTION_DIGITS_MAX + ".");
        }
    }

    static PeriodType period(InvoiceDocument invoice) {
        PeriodType period = new PeriodType();
        period.setStartDate(invoice.firstDay());
        period.setEndDate(invoice.lastDay());
        return period;
    }
}
