package dev.thinkwatt.bench.report;

import java.util.Locale;

/** Numbers for people: as many digits as mean something. */
final class Figures {

    private Figures() {}

    static String of(double figure) {
        if (figure >= 100) {
            return String.format(Locale.ROOT, "%,.0f", figure);
        }
        return String.format(Locale.ROOT, figure >= 10 ? "%.1f" : "%.2f", figure);
    }

    static String whole(long figure) {
        return String.format(Locale.ROOT, "%,d", figure);
    }

    static String mebibytes(double kibibytes) {
        return String.format(Locale.ROOT, "%.1f MiB", kibibytes / 1_024);
    }
}
