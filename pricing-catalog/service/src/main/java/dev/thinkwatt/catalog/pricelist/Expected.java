package dev.thinkwatt.catalog.pricelist;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Which multiples of another price a price may be, both ends included. */
record Expected(BigDecimal min, BigDecimal max) {

    private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_UP);

    static Expected between(String min, String max) {
        return new Expected(new BigDecimal(min), new BigDecimal(max));
    }

    boolean allows(BigDecimal price, BigDecimal base) {
        return price.compareTo(base.multiply(min)) >= 0 && price.compareTo(base.multiply(max)) <= 0;
    }

    String words() {
        return "between " + min.toPlainString() + " and " + max.toPlainString() + " times";
    }

    /** A price as a multiple of another, of 4 significant digits, HALF_UP; null where that is free. */
    static @Nullable BigDecimal ratio(BigDecimal price, BigDecimal base) {
        return base.signum() == 0 ? null : price.divide(base, SHOWN);
    }
}
