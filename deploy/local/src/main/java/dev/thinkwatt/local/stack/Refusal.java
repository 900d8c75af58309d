package dev.thinkwatt.local.stack;

/** Something is in the way; the message says what, and what to do, to a person. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String message) {
        super(message);
    }
}
