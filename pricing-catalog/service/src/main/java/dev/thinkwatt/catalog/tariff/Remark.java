package dev.thinkwatt.catalog.tariff;

import java.time.Instant;

/**
 * Something in a file that could be read, and that somebody should look at before its prices are taken.
 *
 * @param start of the stretch it is about, inclusive
 * @param end exclusive
 * @param prices how many prices it is about; 0 where there is none
 */
public record Remark(Kind kind, Instant start, Instant end, int prices, String detail) {

    /** What was found. */
    public enum Kind {
        /** Points that the file leaves out because the price before them goes on (curve type A03). */
        FILLED,
        /** A stretch between two prices of the file that has none. */
        GAP,
        /** Longer intervals that were not taken, because shorter ones have prices of the same time. */
        MIXED_RESOLUTIONS,
        /** Prices of another auction sequence or way of paying, which were not taken. */
        OTHER_SERIES,
        /** The same price of the same interval, given again. */
        REPEATED,
        /** Prices below zero: rare, and real. */
        NEGATIVE,
        /** Prices far from the others of the file. */
        DOUBTFUL,
        /** A position written with a comma, whose decimals are zeros. */
        DECIMAL_COMMA,
        /** A price whose end the file does not say; it was not taken. */
        OPEN_ENDED,
        /** The file is one page of several. */
        INCOMPLETE
    }

    boolean isFollowedBy(Remark next) {
        return kind == next.kind && detail.equals(next.detail) && end.equals(next.start);
    }

    Remark and(Remark next) {
        return new Remark(kind, start, next.end, prices + next.prices, detail);
    }
}
