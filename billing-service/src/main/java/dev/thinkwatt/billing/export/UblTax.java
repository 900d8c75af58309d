package dev.thinkwatt.billing.export;

import java.math.BigDecimal;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;

/** The VAT category of a line or of a document. */
final class UblTax {

    private UblTax() {}

    /** As a line names it. */
    static TaxCategoryType named(Tax tax) {
        TaxCategoryType category = new TaxCategoryType();
        category.setID(tax.category());
        if (tax != Tax.OUT_OF_SCOPE) {
            category.setPercent(BigDecimal.ZERO);
        }
        category.setTaxScheme(scheme());
        return category;
    }

    /** As the table of taxes has it, with the reason why nothing is charged. */
    static TaxCategoryType explained(Tax tax) {
        TaxCategoryType category = named(tax);
        category.setTaxExemptionReasonCode(tax.reasonCode());
        category.addTaxExemptionReason(new TaxExemptionReasonType(tax.reason()));
        return category;
    }

    static TaxSchemeType scheme() {
        TaxSchemeType scheme = new TaxSchemeType();
        scheme.setID("VAT");
        return scheme;
    }
}
