package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.tax.Tax;
import dev.thinkwatt.billing.tax.TaxCategory;
import java.math.BigDecimal;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;

/** The VAT of a line or of a document. */
final class UblTax {

    private UblTax() {}

    /** As a line names it. */
    static TaxCategoryType named(Tax tax) {
        TaxCategoryType category = new TaxCategoryType();
        category.setID(tax.category().code());
        if (tax.category() != TaxCategory.OUT_OF_SCOPE) {
            category.setPercent(tax.percent());
        }
        category.setTaxScheme(scheme());
        return category;
    }

    /** As the table of taxes has it, with the reason where nothing is charged. */
    private static TaxCategoryType explained(Tax tax) {
        TaxCategoryType category = named(tax);
        if (tax.category().reasonCode() != null) {
            category.setTaxExemptionReasonCode(tax.category().reasonCode());
        }
        if (tax.reason() != null) {
            category.addTaxExemptionReason(new TaxExemptionReasonType(tax.reason()));
        }
        return category;
    }

    /** The table of taxes: an invoice is of one category. */
    static TaxTotalType total(Tax tax, BigDecimal net, BigDecimal amount, String currency) {
        TaxSubtotalType subtotal = new TaxSubtotalType();
        subtotal.setTaxableAmount(net).setCurrencyID(currency);
        subtotal.setTaxAmount(amount).setCurrencyID(currency);
        subtotal.setTaxCategory(explained(tax));
        TaxTotalType total = new TaxTotalType();
        total.setTaxAmount(amount).setCurrencyID(currency);
        total.addTaxSubtotal(subtotal);
        return total;
    }

    static TaxSchemeType scheme() {
        TaxSchemeType scheme = new TaxSchemeType();
        scheme.setID("VAT");
        return scheme;
    }
}
