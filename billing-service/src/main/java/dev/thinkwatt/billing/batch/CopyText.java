package dev.thinkwatt.billing.batch;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ByteStreamWriter;

/** Rows in the text format of {@code COPY}: tabs between values, {@code \\N} for null, and a backslash before what would be misread. */
final class CopyText {

    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder(1 << 12);
    private boolean inRow;

    void value(@Nullable Object value) {
        if (inRow) {
            text.append('\t');
        }
        inRow = true;
        switch (value) {
            case null -> text.append("\\N");
            case byte[] bytes -> HEX.formatHex(text.append("\\\\x"), bytes);
            case BigDecimal number -> text.append(number);
            case Number number -> text.append(number);
            default -> escape(value.toString());
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
    }

    void endRow() {
        text.append('\n');
        inRow = false;
    }

    ByteStreamWriter bytes() {
        return ByteStreamWriter.of(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
