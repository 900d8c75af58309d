package dev.thinkwatt.support.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    enum Unit {
        HOUR,
        WEEK
    }

    record Scalars(
            long count,
            boolean flag,
            BigDecimal amount,
            Instant at,
            Duration lasting,
            LocalDate day,
            YearMonth month,
            ZoneId zone,
            Currency currency,
            UUID id,
            Unit unit) {
        boolean isLarge() {
            return count > 100;
        }

        String getLabel() {
            return "label";
        }
    }

    record Loose(
            String name, @Nullable String note, Optional<String> nick, List<String> tags, Map<String, Integer> sizes) {}

    private static final String SCALARS = """
            {"count":3,"flag":true,"amount":"0.00000125","at":"2026-11-24T08:00:00Z","lasting":"PT15M",\
            "day":"2026-11-24","month":"2026-11","zone":"Europe/Berlin","currency":"USD",\
            "id":"6f1d8a52-3f0e-5c1b-9a77-0d5a4c1e8b20","unit":"WEEK"}""";

    @Test
    void scalarsTravelAsTheyAreSpelled() throws JsonProcessingException {
        Scalars read = Json.strict().readValue(SCALARS, Scalars.class);

        assertThat(Json.strict().writeValueAsString(read)).isEqualTo(SCALARS);
        assertThat(Json.tolerant().writeValueAsString(read)).isEqualTo(SCALARS);
    }

    @Test
    void largeAndSmallDecimalsHaveNoExponent() throws JsonProcessingException {
        assertThat(Json.strict().writeValueAsString(List.of(new BigDecimal("1E+3"), new BigDecimal("1E-7"))))
                .isEqualTo("[\"1000\",\"0.0000001\"]");
    }

    @Test
    void aWholeNumberStandsForADecimalOnlyInWhatWeWroteOurselves() throws Exception {
        String whole = SCALARS.replace("\"amount\":\"0.00000125\"", "\"amount\":3000");

        assertThat(Json.tolerant().readValue(whole, Scalars.class).amount()).isEqualByComparingTo("3000");
        assertThatThrownBy(() -> Json.strict().readValue(whole, Scalars.class))
                .isInstanceOf(JsonMappingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"count\":3|\"count\":\"3\"",
                "\"count\":3|\"count\":3.5",
                "\"count\":3|\"count\":3.0",
                "\"count\":3|\"count\":1e2",
                "\"count\":3|\"count\":null",
                "\"count\":3|\"count\":true",
                "\"count\":3|\"count\":99999999999999999999",
                "\"flag\":true|\"flag\":\"true\"",
                "\"flag\":true|\"flag\":1",
                "\"flag\":true|\"flag\":null",
                "\"amount\":\"0.00000125\"|\"amount\":0.00000125",
                "\"amount\":\"0.00000125\"|\"amount\":\"1e9\"",
                "\"amount\":\"0.00000125\"|\"amount\":\" 1\"",
                "\"amount\":\"0.00000125\"|\"amount\":\"\"",
                "\"amount\":\"0.00000125\"|\"amount\":\"NaN\"",
                "\"at\":\"2026-11-24T08:00:00Z\"|\"at\":1764000000",
                "\"at\":\"2026-11-24T08:00:00Z\"|\"at\":\"yesterday\"",
                "\"at\":\"2026-11-24T08:00:00Z\"|\"at\":\"\"",
                "\"lasting\":\"PT15M\"|\"lasting\":900",
                "\"day\":\"2026-11-24\"|\"day\":[2026,11,24]",
                "\"zone\":\"Europe/Berlin\"|\"zone\":\"Mars/Base\"",
                "\"currency\":\"USD\"|\"currency\":\"DOLLARS\"",
                "\"id\":\"6f1d8a52-3f0e-5c1b-9a77-0d5a4c1e8b20\"|\"id\":\"6f1d\"",
                "\"unit\":\"WEEK\"|\"unit\":1",
                "\"unit\":\"WEEK\"|\"unit\":\"week\"",
                "\"unit\":\"WEEK\"|\"unit\":\"\"",
                "\"unit\":\"WEEK\"|\"unit\":null",
            })
    void aWrongScalarIsRefusedByItsField(String replacement) {
        String right = replacement.substring(0, replacement.indexOf('|'));
        String wrong = replacement.substring(replacement.indexOf('|') + 1);
        String field = right.substring(1, right.indexOf('"', 1));
        assertThat(SCALARS).contains(right);

        for (var mapper : List.of(Json.strict(), Json.tolerant())) {
            assertThatThrownBy(() -> mapper.readValue(SCALARS.replace(right, wrong), Scalars.class))
                    .isInstanceOfSatisfying(
                            JsonMappingException.class,
                            refused -> assertThat(refused.getPath())
                                    .extracting(JsonMappingException.Reference::getFieldName)
                                    .containsExactly(field));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"count\":3,", "\"flag\":true,", "\"amount\":\"0.00000125\",", "\"zone\":\"Europe/Berlin\","})
    void aMissingComponentIsRefusedByItsField(String missing) {
        assertThatThrownBy(() -> Json.tolerant().readValue(SCALARS.replace(missing, ""), Scalars.class))
                .isInstanceOfSatisfying(
                        JsonMappingException.class,
                        refused -> assertThat(refused.getPath())
                                .extracting(JsonMappingException.Reference::getFieldName)
                                .containsExactly(missing.substring(1, missing.indexOf('"', 1))));
    }

    @Test
    void whatMayBeAbsentMayBeAbsent() throws JsonProcessingException {
        Loose loose = Json.strict().readValue("{\"name\":\"x\"}", Loose.class);

        assertThat(loose).isEqualTo(new Loose("x", null, Optional.empty(), List.of(), Map.of()));
        assertThat(Json.strict().writeValueAsString(loose)).isEqualTo("{\"name\":\"x\",\"tags\":[],\"sizes\":{}}");
    }

    @Test
    void whatMayBeAbsentMayBeNull() throws JsonProcessingException {
        assertThat(Json.strict()
                        .readValue(
                                "{\"name\":\"x\",\"note\":null,\"nick\":null,\"tags\":null,\"sizes\":null}",
                                Loose.class))
                .isEqualTo(new Loose("x", null, Optional.empty(), List.of(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"name\":1}", "{\"name\":true}", "{\"name\":1.5}", "{\"name\":null}", "{\"name\":[\"x\"]}"})
    void onlyAStringIsAString(String json) {
        assertThatThrownBy(() -> Json.strict().readValue(json, Loose.class)).isInstanceOf(JsonMappingException.class);
    }

    @Test
    void anUnknownFieldIsRefusedInARequestAndIgnoredInAnEvent() throws JsonProcessingException {
        String json = "{\"name\":\"x\",\"colour\":\"red\"}";

        assertThatThrownBy(() -> Json.strict().readValue(json, Loose.class)).isInstanceOf(JsonMappingException.class);
        assertThat(Json.tolerant().readValue(json, Loose.class).name()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"x\",\"name\":\"y\"}",
                "{\"name\":\"x\"} {}",
                "{\"name\":\"x\"",
                "{name:\"x\"}",
                "",
                "{\"name\":\"x\",\"sizes\":{\"a\":1,\"a\":2}}",
            })
    void brokenTextIsRefused(String json) {
        assertThatThrownBy(() -> Json.strict().readValue(json, Loose.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Json.strict().readValue(json, Map.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void deepNestingIsRefused() {
        String json = "[".repeat(Json.NESTING_MAX + 1) + "]".repeat(Json.NESTING_MAX + 1);

        assertThatThrownBy(() -> Json.strict().readTree(json)).isInstanceOf(JsonProcessingException.class);
    }
}
