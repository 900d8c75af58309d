package dev.thinkwatt.catalog.energy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** The unit of a file's prices, which its header names. */
enum PriceUnit {
    PER_MWH("pricePerMwh", 3),
    PER_KWH("pricePerKwh", 0);

    private final String column;
    private final int decimalShift;

    PriceUnit(String column, int decimalShift) {
        this.column = column;
        this.decimalShift = decimalShift;
    }

    static Optional<PriceUnit> ofHeader(String header) {
        return Arrays.stream(values())
                .filter(unit -> unit.header().equals(header))
                .findFirst();
    }

    String column() {
        return column;
    }

    String header() {
        return "startsAt,endsAt," + column;
    }

    /** Exact, and written in one way only: equal prices are equal values. */
    BigDecimal perKwh(BigDecimal price) {
        BigDecimal stripped = price.movePointLeft(decimalShift).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
