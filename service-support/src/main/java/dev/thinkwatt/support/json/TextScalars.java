package dev.thinkwatt.support.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values that travel as text: a number is never taken for an instant, and a decimal only in what we wrote ourselves. */
final class TextScalars extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** @param wholeNumbers whether a whole number may stand for a decimal: so limits of plans were written once */
    TextScalars(boolean wholeNumbers) {
        addSerializer(new PlainDecimal());
        addDeserializer(BigDecimal.class, new FromText<>(BigDecimal.class, Decimals::parse, wholeNumbers));
        text(Instant.class, TextScalars::instant);
        text(Duration.class, Duration::parse);
        text(LocalDate.class, LocalDate::parse);
        text(YearMonth.class, YearMonth::parse);
        text(ZoneId.class, ZoneId::of);
        text(Currency.class, Currency::getInstance);
    }

    private <T> void text(Class<T> type, Function<String, T> parse) {
        addDeserializer(type, new FromText<>(type, parse, false));
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw new IllegalArgumentException("not within what databases keep");
        }
        return instant;
    }

    private static final class FromText<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;
        private final boolean wholeNumbers;

        FromText(Class<T> type, Function<String, T> parse, boolean wholeNumbers) {
            super(type);
            this.parse = parse;
            this.wholeNumbers = wholeNumbers;
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)
                    && !(wholeNumbers && parser.hasToken(JsonToken.VALUE_NUMBER_INT))) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return parse.apply(parser.getText());
            } catch (IllegalArgumentException | DateTimeException e) {
                return (T) context.handleWeirdStringValue(handledType(), parser.getText(), "cannot be read");
            }
        }
    }

    private static final class PlainDecimal extends StdScalarSerializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeString(value.toPlainString());
        }
    }
}
