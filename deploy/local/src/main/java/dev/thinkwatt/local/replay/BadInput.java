package dev.thinkwatt.local.replay;

/** What was asked for cannot be done as it was asked; the message says why, to a person. */
final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }
}
