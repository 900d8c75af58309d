package dev.thinkwatt.billing.export;

import java.math.BigDecimal;

/** Numbers as they are printed: every digit, thousands apart, a true minus sign. */
public final class Figures {

    private Figures() {}

    public static String grouped(long number) {
        return grouped(BigDecimal.valueOf(number));
    }

    public static String grouped(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        StringBuilder text = new StringBuilder(whole);
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        text.append(plain.substring(whole.length()));
        return number.signum() < 0 ? "\u2212" + text : text.toString();
    }
}
