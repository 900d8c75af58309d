package dev.thinkwatt.billing.console;

import dev.thinkwatt.billing.invoice.InvoiceDesk.Shown;
import dev.thinkwatt.support.page.FieldProblems;

/** What is asked of whoever takes something back of a final invoice: a reason, and its number typed. */
final class Confirmation {

    private static final int REASON_CHARACTERS_MAX = 500;

    private Confirmation() {}

    static FieldProblems of(String reason, String confirmation, Shown shown) {
        String number = shown.kept().number();
        FieldProblems typed = number == null
                ? FieldProblems.of("form", "The invoice is a draft: nothing is owed for it, and a run draws it anew")
                : FieldProblems.unlessTyped(confirmation, number, "the number of the invoice");
        return reason(reason).and(typed);
    }

    private static FieldProblems reason(String reason) {
        String words = reason.strip();
        return words.isEmpty()
                        || words.length() > REASON_CHARACTERS_MAX
                        || words.chars().anyMatch(Character::isISOControl)
                ? FieldProblems.of("reason", "must be 1 to 500 characters of text")
                : FieldProblems.NONE;
    }
}
