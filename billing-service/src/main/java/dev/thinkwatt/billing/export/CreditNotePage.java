package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.CreditNote;

/**
 * A credit note in the words and figures that are printed.
 *
 * @param invoice the page of the invoice that it takes back, or a part of it
 */
record CreditNotePage(CreditNoteDocument document, InvoicePage invoice) {

    static CreditNotePage of(CreditNoteDocument document) {
        return new CreditNotePage(document, InvoicePage.of(document.invoice()));
    }

    public CreditNote note() {
        return document.note();
    }

    public String title() {
        return "Credit note " + note().number();
    }

    public String issued() {
        return InvoicePage.DAY.format(document.issued());
    }

    public String amount(CreditNote.Line line) {
        return Figures.grouped(line.amount());
    }

    public String net() {
        return Figures.grouped(note().net());
    }

    public String tax() {
        return Figures.grouped(note().tax());
    }

    public String total() {
        return Figures.grouped(note().total());
    }

    /** How much of the invoice it takes back, in words. */
    public String extent() {
        return switch (note().kind()) {
            case PARTIAL -> "a part of";
            case WHOLE -> "all that was left of";
            case VOID -> "all of";
        };
    }
}
