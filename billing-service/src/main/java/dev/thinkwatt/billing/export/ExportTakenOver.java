package dev.thinkwatt.billing.export;

/** A writer was so slow that another one began: what it writes is nobody's any more. */
final class ExportTakenOver extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
