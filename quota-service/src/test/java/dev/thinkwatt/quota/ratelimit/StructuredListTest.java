package dev.thinkwatt.quota.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read back by a reader that follows RFC 9651, section 4.2, to the letter. */
class StructuredListTest {

    private record Item(String value, Map<String, Object> parameters) {}

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isReadBackAsItWasMeant(long seed) {
        Random random = new Random(seed);
        List<Item> meant = new ArrayList<>();
        StructuredList list = new StructuredList();
        for (int n = random.nextInt(1, 6); n > 0; n--) {
            Item item = new Item(printable(random), new LinkedHashMap<>());
            list.item(item.value());
            for (int p = random.nextInt(4); p > 0; p--) {
                parameter(random, list, item, "p" + p);
            }
            meant.add(item);
        }

        assertThat(new Reader(list.toString()).read()).as("-Dseed=%d", seed).isEqualTo(meant);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void staysOneLineOfAsciiWhateverAPlanIsCalled(long seed) {
        String anything = new Random(seed)
                .ints(30, 0, Character.MAX_CODE_POINT + 1)
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append("\r\nX-Forged: 1")
                .toString();

        String written =
                new StructuredList().item(anything).parameter("p", anything).toString();

        assertThat(written).as("-Dseed=%d", seed).matches("[\\x20-\\x7E]*");
        assertThat(new Reader(written).read()).as("-Dseed=%d", seed).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.99, 0",
        "2999.5, 2999",
        "-1, 0",
        "3E+3, 3000",
        "999999999999999, 999999999999999",
        "1E+20, 999999999999999"
    })
    void writesWholeNumbersThatFit(BigDecimal value, String written) {
        assertThat(new StructuredList().item("a").parameter("q", value)).hasToString("\"a\";q=" + written);
    }

    @Test
    void isEmptyWithoutItems() {
        assertThat(new StructuredList()).hasToString("");
    }

    private static void parameter(Random random, StructuredList list, Item item, String key) {
        if (random.nextBoolean()) {
            long value = random.nextLong(1_000_000_000_000_000L);
            list.parameter(key, BigDecimal.valueOf(value));
            item.parameters().put(key, value);
        } else {
            String value = printable(random);
            list.parameter(key, value);
            item.parameters().put(key, value);
        }
    }

    private static String printable(Random random) {
        return random.ints(random.nextInt(12), 0x20, 0x7F)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Lists of strings with parameters, and nothing else. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Item> read() {
            List<Item> items = new ArrayList<>();
            while (at < text.length()) {
                items.add(item());
                skip(' ');
                if (at < text.length()) {
                    take(',');
                    skip(' ');
                    assertThat(at).as("a trailing comma in %s", text).isLessThan(text.length());
                }
            }
            return items;
        }

        private Item item() {
            Item item = new Item(string(), new LinkedHashMap<>());
            while (at < text.length() && text.charAt(at) == ';') {
                at++;
                String key = matching("[a-z*]") + matching("[a-z0-9_.*-]*");
                take('=');
                item.parameters().put(key, text.charAt(at) == '"' ? string() : Long.valueOf(matching("[0-9]{1,15}")));
            }
            return item;
        }

        private String string() {
            StringBuilder value = new StringBuilder();
            take('"');
            while (text.charAt(at) != '"') {
                if (text.charAt(at) == '\\') {
                    at++;
                    assertThat(text.charAt(at)).isIn('"', '\\');
                }
                value.append(matching("[\\x20-\\x7E]"));
            }
            take('"');
            return value.toString();
        }

        private String matching(String pattern) {
            var matcher = Pattern.compile(pattern).matcher(text).region(at, text.length());
            assertThat(matcher.lookingAt())
                    .as("%s at %d of %s", pattern, at, text)
                    .isTrue();
            at = matcher.end();
            return matcher.group();
        }

        private void take(char expected) {
            assertThat(text.charAt(at)).as("at %d of %s", at, text).isEqualTo(expected);
            at++;
        }

        private void skip(char skipped) {
            while (at < text.length() && text.charAt(at) == skipped) {
                at++;
            }
        }
    }
}
