package dev.thinkwatt.billing.export;

import com.helger.ubl21.UBL21Marshaller;
import dev.thinkwatt.billing.invoice.CreditNote;
import dev.thinkwatt.support.problem.ProblemException;
import java.math.BigDecimal;
import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemPropertyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentTermsType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;

/** A credit note as UBL 2.1, after Peppol BIS Billing 3.0. Each line is one piece at the amount that is taken back. */
final class UblCreditNote {

    private static final String CREDIT_NOTE = "381";

    /** UN/ECE Recommendation 20: one. */
    private static final String ONE = "C62";

    private final CreditNoteDocument document;
    private final CreditNote note;
    private final String currency;

    private UblCreditNote(CreditNoteDocument document) {
        this.document = document;
        this.note = document.note();
        this.currency = note.currency().getCurrencyCode();
    }

    /**
     * The XML, in UTF-8.
     *
     * @throws ProblemException a conflict, where the note cannot be an e-invoice
     */
    static byte[] write(CreditNoteDocument document, ElectronicAddress buyer) {
        UblDocument.refuse(document.note().currency());
        byte[] xml = UBL21Marshaller.creditNote()
                .setFormattedOutput(true)
                .getAsBytes(new UblCreditNote(document).fill(buyer));
        if (xml == null) {
            throw new IllegalStateException(
                    "credit note " + document.note().number() + " does not fit the schema of UBL 2.1");
        }
        return xml;
    }

    private CreditNoteType fill(ElectronicAddress buyer) {
        CreditNoteType written = new CreditNoteType();
        InvoiceDocument invoice = document.invoice();
        written.setCustomizationID(UblDocument.CUSTOMIZATION);
        written.setProfileID(UblDocument.PROFILE);
        written.setID(note.number());
        written.setIssueDate(document.issued());
        written.setCreditNoteTypeCode(CREDIT_NOTE);
        written.addNote(new NoteType(note.reason()));
        written.setDocumentCurrencyCode(currency);
        written.setBuyerReference(invoice.buyer().accountId());
        written.addInvoicePeriod(UblDocument.period(invoice));
        written.addBillingReference(reference());
        UblParties parties = new UblParties(invoice, document.tax());
        written.setAccountingSupplierParty(parties.supplier());
        written.setAccountingCustomerParty(parties.customer(buyer));
        PaymentTermsType terms = new PaymentTermsType();
        terms.addNote(new NoteType("Set off against invoice " + note.invoiceNumber()));
        written.addPaymentTerms(terms);
        written.addTaxTotal(UblTax.total(document.tax(), note.net(), note.tax(), currency));
        written.setLegalMonetaryTotal(totals());
        note.lines().forEach(line -> written.addCreditNoteLine(line(written.getCreditNoteLineCount() + 1, line)));
        return written;
    }

    private BillingReferenceType reference() {
        DocumentReferenceType invoice = new DocumentReferenceType();
        invoice.setID(Objects.requireNonNull(document.invoice().number()));
        invoice.setIssueDate(document.invoice().issued());
        BillingReferenceType reference = new BillingReferenceType();
        reference.setInvoiceDocumentReference(invoice);
        return reference;
    }

    private MonetaryTotalType totals() {
        MonetaryTotalType totals = new MonetaryTotalType();
        totals.setLineExtensionAmount(note.net()).setCurrencyID(currency);
        totals.setTaxExclusiveAmount(note.net()).setCurrencyID(currency);
        totals.setTaxInclusiveAmount(note.total()).setCurrencyID(currency);
        totals.setPayableAmount(note.total()).setCurrencyID(currency);
        return totals;
    }

    /** A price is never negative: what the invoice gave back is one piece less. */
    private CreditNoteLineType line(int number, CreditNote.Line line) {
        CreditNoteLineType written = new CreditNoteLineType();
        written.setID(Integer.toString(number));
        written.setCreditedQuantity(BigDecimal.valueOf(line.amount().signum() < 0 ? -1 : 1))
                .setUnitCode(ONE);
        written.setLineExtensionAmount(line.amount()).setCurrencyID(currency);
        ItemType item = new ItemType();
        item.setName(line.description());
        item.addClassifiedTaxCategory(UblTax.named(document.tax()));
        ItemPropertyType property = new ItemPropertyType();
        property.setName("Line of invoice " + note.invoiceNumber());
        property.setValue(Integer.toString(line.line()));
        item.addAdditionalItemProperty(property);
        written.setItem(item);
        PriceType price = new PriceType();
        price.setPriceAmount(line.amount().abs()).setCurrencyID(currency);
        written.setPrice(price);
        return written;
    }
}
