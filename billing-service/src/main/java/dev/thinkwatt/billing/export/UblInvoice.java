package dev.thinkwatt.billing.export;

import com.helger.ubl21.UBL21Marshaller;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.InvoiceLine;
import dev.thinkwatt.billing.tax.Tax;
import dev.thinkwatt.support.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentTermsType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.PaymentIDType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;

/** A final invoice as UBL 2.1, after Peppol BIS Billing 3.0 and so after EN 16931. */
final class UblInvoice {

    private static final String COMMERCIAL_INVOICE = "380";
    private static final String CREDIT_TRANSFER = "30";

    private final InvoiceDocument document;
    private final String currency;
    private final InvoiceType invoice = new InvoiceType();

    private UblInvoice(InvoiceDocument document) {
        this.document = document;
        this.currency = document.invoice().currency().getCurrencyCode();
    }

    /**
     * The XML, in UTF-8.
     *
     * @throws ProblemException a conflict, where the invoice cannot be an e-invoice
     */
    static byte[] write(InvoiceDocument document, ElectronicAddress buyer) {
        String number = document.number();
        if (number == null) {
            throw ProblemException.conflict("A draft has no number yet, and only a final invoice can be an e-invoice.");
        }
        UblDocument.refuse(document.invoice().currency());
        if (document.invoice().lines().isEmpty()) {
            throw ProblemException.conflict("The invoice has no lines, and an e-invoice has at least one.");
        }
        byte[] xml = UBL21Marshaller.invoice()
                .setFormattedOutput(true)
                .getAsBytes(new UblInvoice(document).fill(number, buyer));
        if (xml == null) {
            throw new IllegalStateException("invoice " + document.invoiceId() + " does not fit the schema of UBL 2.1");
        }
        return xml;
    }

    private InvoiceType fill(String number, ElectronicAddress buyer) {
        invoice.setCustomizationID(UblDocument.CUSTOMIZATION);
        invoice.setProfileID(UblDocument.PROFILE);
        invoice.setID(number);
        invoice.setIssueDate(document.issued());
        invoice.setDueDate(document.due());
        invoice.setInvoiceTypeCode(COMMERCIAL_INVOICE);
        invoice.setDocumentCurrencyCode(currency);
        invoice.setBuyerReference(document.buyer().accountId());
        invoice.addInvoicePeriod(UblDocument.period(document));
        noteEnergy();
        Tax tax = Objects.requireNonNull(document.tax());
        UblParties parties = new UblParties(document, tax);
        invoice.setAccountingSupplierParty(parties.supplier());
        invoice.setAccountingCustomerParty(parties.customer(buyer));
        document.seller().iban().ifPresent(this::payInto);
        PaymentTermsType terms = new PaymentTermsType();
        terms.addNote(
                new NoteType("Payable within " + document.seller().paymentDays() + " days, by " + document.due()));
        invoice.addPaymentTerms(terms);
        Invoice.Totals sums = document.invoice().totals();
        invoice.addTaxTotal(UblTax.total(tax, sums.net(), sums.tax(), currency));
        invoice.setLegalMonetaryTotal(totals());
        UblLines lines = new UblLines(currency, tax, document.invoice().period());
        List<InvoiceLine> all = document.invoice().lines();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof InvoiceLine.Discount discount) {
                invoice.addAllowanceCharge(lines.allowance(discount));
            } else {
                invoice.addInvoiceLine(lines.line(i + 1, all.get(i)));
            }
        }
        return invoice;
    }

    private void noteEnergy() {
        if (!document.energyLines().isEmpty()) {
            String carbon = document.gramsCo2e()
                    .map(grams -> ", " + grams.toPlainString() + " g CO2e")
                    .orElse("");
            invoice.addNote(new NoteType(
                    "Electricity on this invoice: " + document.kilowattHours().toPlainString() + " kWh" + carbon));
        }
    }

    private void payInto(String iban) {
        PaymentMeansType means = new PaymentMeansType();
        means.setPaymentMeansCode(CREDIT_TRANSFER);
        means.addPaymentID(new PaymentIDType(document.number()));
        FinancialAccountType account = new FinancialAccountType();
        account.setID(iban);
        means.setPayeeFinancialAccount(account);
        invoice.addPaymentMeans(means);
    }

    private MonetaryTotalType totals() {
        MonetaryTotalType totals = new MonetaryTotalType();
        Invoice.Totals sums = document.invoice().totals();
        BigDecimal discounts = sums.discounts();
        totals.setLineExtensionAmount(sums.net().subtract(discounts)).setCurrencyID(currency);
        if (discounts.signum() != 0) {
            totals.setAllowanceTotalAmount(discounts.negate()).setCurrencyID(currency);
        }
        totals.setTaxExclusiveAmount(sums.net()).setCurrencyID(currency);
        totals.setTaxInclusiveAmount(sums.total()).setCurrencyID(currency);
        BigDecimal paid = sums.paidByCredit();
        if (paid.signum() != 0) {
            totals.setPrepaidAmount(paid).setCurrencyID(currency);
        }
        totals.setPayableAmount(sums.payable()).setCurrencyID(currency);
        return totals;
    }
}
