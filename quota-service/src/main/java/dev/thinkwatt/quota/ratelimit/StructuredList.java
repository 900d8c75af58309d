package dev.thinkwatt.quota.ratelimit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes a list of RFC 9651, of strings that have integers and strings as parameters: all that our fields need. */
final class StructuredList {

    private static final BigDecimal INTEGER_MAX = new BigDecimal("999999999999999");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final StringBuilder text = new StringBuilder();

    StructuredList item(String value) {
        if (!text.isEmpty()) {
            text.append(", ");
        }
        string(value);
        return this;
    }

    /** A parameter of the last item; whole units, down, and no more than the format can carry. */
    StructuredList parameter(String key, BigDecimal value) {
        text.append(';').append(key).append('=');
        text.append(value.setScale(0, RoundingMode.FLOOR)
                .max(BigDecimal.ZERO)
                .min(INTEGER_MAX)
                .toPlainString());
        return this;
    }

    StructuredList parameter(String key, String value) {
        text.append(';').append(key).append('=');
        string(value);
        return this;
    }

    /** A string holds printable ASCII alone; all else goes as the percent-encoded bytes of its UTF-8. */
    private void string(String value) {
        text.append('"');
        value.codePoints().forEach(character -> {
            if (character < 0x20 || character > 0x7E) {
                encoded(character);
            } else {
                if (character == '"' || character == '\\') {
                    text.append('\\');
                }
                text.append((char) character);
            }
        });
        text.append('"');
    }

    private void encoded(int character) {
        for (byte one : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
            text.append('%').append(HEX.toHexDigits(one));
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
