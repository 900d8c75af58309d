package dev.thinkwatt.billing.invoice;

/** How far an invoice is. */
public enum Standing {
    /** Drawn anew by every run; nothing is owed for it yet. */
    DRAFT("Draft", "warn"),
    FINALISED("Final", "good"),
    /** Final, and nothing is open of it any more. */
    PAID("Paid", "good"),
    /** Final, and taken back whole because there should have been no such invoice. */
    VOID("Void", "quiet");

    private final String word;
    private final String style;

    Standing(String word, String style) {
        this.word = word;
        this.style = style;
    }

    /** For its badge. */
    public String word() {
        return word;
    }

    /** The look of its badge. */
    public String style() {
        return style;
    }
}
