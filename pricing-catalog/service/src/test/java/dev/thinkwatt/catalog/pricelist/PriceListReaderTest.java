package dev.thinkwatt.catalog.pricelist;

import static dev.thinkwatt.catalog.pricelist.ListFile.faults;
import static dev.thinkwatt.catalog.pricelist.ListFile.model;
import static dev.thinkwatt.catalog.pricelist.ListFile.price;
import static dev.thinkwatt.catalog.pricelist.ListFile.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.pricelist.ListedModel.Leftover;
import dev.thinkwatt.catalog.pricelist.PriceListFile.Read;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListReaderTest {

    private static final String GPT = """
            {"gpt-5.4": {
              "litellm_provider": "openai", "mode": "chat", "max_input_tokens": 1050000, "max_output_tokens": 128000,
              "input_cost_per_token": 2.5e-06, "output_cost_per_token": 1.5e-05, "cache_read_input_token_cost": 2.5E-7,
              "input_cost_per_token_above_272k_tokens": 5e-06, "input_cost_per_token_batches": 0.00000125,
              "supports_vision": true, "supported_endpoints": ["/v1/responses"], "source": null}}
            """;

    @Test
    void readsAModelWithItsPricesPerMillion() {
        ListedModel read = read(GPT).models().firstEntry().getValue();

        assertThat(read.id()).isEqualTo("gpt-5.4");
        assertThat(read.provider()).isEqualTo("openai");
        assertThat(read.mode()).isEqualTo("chat");
        assertThat(read.maxInputTokens()).isEqualTo(1_050_000);
        assertThat(read.maxOutputTokens()).isEqualTo(128_000);
        assertThat(read.leftovers()).isEmpty();
        assertThat(read.prices())
                .containsExactly(
                        price(UsageKind.INPUT, ServiceTier.STANDARD, 0, "2.5"),
                        price(UsageKind.CACHED_INPUT, ServiceTier.STANDARD, 0, "0.25"),
                        price(UsageKind.OUTPUT, ServiceTier.STANDARD, 0, "15"),
                        price(UsageKind.INPUT, ServiceTier.STANDARD, 272_000, "5"),
                        price(UsageKind.INPUT, ServiceTier.BATCH, 0, "1.25"));
    }

    /** A double would make 0.145 of the first, and 1.1000000000000001 or 1.0999999999999999 of the second. */
    @ParameterizedTest
    @CsvSource({
        "1.45e-07,              0.145",
        "1.1e-06,               1.1",
        "1e-06,                 1",
        "1E-6,                  1",
        "0.0000010,             1",
        "2.8e-09,               0.0028",
        "0,                     0",
        "0.0,                   0",
        "0e5,                   0",
        "0.000000000000000001,  0.000000000001",
        "1e-18,                 0.000000000001",
        "1.23456789012345e-03,  1234.56789012345",
        "0.01,                  10000"
    })
    void takesEveryDigitAsItIsWritten(String perToken, String perMillion) {
        assertThat(model("\"input_cost_per_token\": " + perToken)
                        .prices()
                        .getFirst()
                        .perMillion()
                        .toPlainString())
                .isEqualTo(perMillion);
    }

    @Test
    void keepsWhatIsAskedInOtherTerms() {
        assertThat(model("""
                        "input_cost_per_image": 0.0011, "output_cost_per_second": 2.5e-04, "input_cost_per_token_fast": 1e-6,
                        "search_context_cost_per_query": {"search_context_size_low": 0.01, "search_context_size_high": 0.02},
                        "provider_specific_entry": {"fast": 6.0, "us": 1.1}, "regional_processing_uplift_multiplier_eu": 1.1,
                        "tiered_pricing": [{"input_cost_per_token": 4e-7, "range": [0, 32000]}], "new_price": "5 EUR",
                        "max_tokens": 4096, "rpm": 10, "prompt_cache_min_tokens": 1024, "output_vector_size": 768,
                        "supports_image_size": false, "web_search_billing_unit": "per_query"
                        """).leftovers())
                .containsExactly(
                        new Leftover("input_cost_per_image", "0.0011"),
                        new Leftover("input_cost_per_token_fast", "0.000001"),
                        new Leftover("new_price", "5 EUR"),
                        new Leftover("output_cost_per_second", "0.00025"),
                        new Leftover("provider_specific_entry.fast", "6"),
                        new Leftover("provider_specific_entry.us", "1.1"),
                        new Leftover("regional_processing_uplift_multiplier_eu", "1.1"),
                        new Leftover("search_context_cost_per_query.search_context_size_high", "0.02"),
                        new Leftover("search_context_cost_per_query.search_context_size_low", "0.01"),
                        new Leftover("tiered_pricing[0].input_cost_per_token", "0.0000004"),
                        new Leftover("tiered_pricing[0].range[0]", "0"),
                        new Leftover("tiered_pricing[0].range[1]", "32000"));
    }

    @Test
    void countsWhatItPassesOver() {
        Read read = read("""
                {"sample_spec": {"max_input_tokens": "explained here", "input_cost_per_token": 0.0},
                 "a": {"supports_vision": true, "rpm": 1, "source": "x"}, "b": {"supports_vision": null}}
                """);

        assertThat(read.models()).containsOnlyKeys("a", "b");
        assertThat(read.ignored()).isEqualTo(Map.of("sample_spec", 1, "supports_vision", 2, "rpm", 1, "source", 1));
    }

    @Test
    void takesTwoFieldsThatSayTheSame() {
        assertThat(model("\"cache_read_input_token_cost\": 2.8e-9, \"input_cost_per_token_cache_hit\": 0.0000000028")
                        .prices())
                .hasSize(1);
        assertThat(faults("""
                {"m": {"cache_read_input_token_cost": 2.8e-9, "input_cost_per_token_cache_hit": 2.9e-9}}
                """))
                .containsExactly(
                        "m.input_cost_per_token_cache_hit: contradicts another field, by which it is 0.0028 per million");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "input_cost_per_token": "1e-6"      | m.input_cost_per_token: must be a number
            "input_cost_per_token": null        | m.input_cost_per_token: must be a number
            "input_cost_per_token": true        | m.input_cost_per_token: must be a number
            "input_cost_per_token": {"eur": 1}  | m.input_cost_per_token: must be a number
            "input_cost_per_token": [1e-6]      | m.input_cost_per_token: must be a number
            "input_cost_per_token": -1e-6       | m.input_cost_per_token: must not be negative
            "input_cost_per_token": 1.25        | m.input_cost_per_token: is absurd: 1250000 per million, where 10000 is the most; the price is that of one token
            "input_cost_per_token": 1e99        | m.input_cost_per_token: is absurd: 1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 per million, where 10000 is the most; the price is that of one token
            "input_cost_per_token": 1e-19       | m.input_cost_per_token: must have at most 18 decimals
            "input_cost_per_token": 1e999999999 | m.input_cost_per_token: must have at most 40 digits and an exponent of at most 2
            "input_cost_per_token": 1e-99999999999 | m.input_cost_per_token: must have at most 40 digits and an exponent of at most 2
            "input_cost_per_token": NaN         | m.input_cost_per_token: is followed by what is no JSON, at line 1, column 35
            "input_cost_per_token": -Infinity   | m.input_cost_per_token: is followed by what is no JSON, at line 1, column 41
            "input_cost_per_token": 0, "input_cost_per_token": 0 | m.input_cost_per_token: is given twice
            "a": {"b": [{"c": 1, "c": 1}]}      | m.a.b.c: is given twice
            "max_input_tokens": 1.5             | m.max_input_tokens: must be a whole number from 0 to 1000000000
            "max_input_tokens": -1              | m.max_input_tokens: must be a whole number from 0 to 1000000000
            "max_output_tokens": 1e10           | m.max_output_tokens: must be a whole number from 0 to 1000000000
            "max_output_tokens": "many"         | m.max_output_tokens: must be a number
            "mode": 5                           | m.mode: must be a text of 1 to 200 printable characters of ASCII
            "litellm_provider": "a\\u0000b"     | m.litellm_provider: must be a text of 1 to 200 printable characters of ASCII
            "ä": 1                              | m.a field: must be called by 1 to 200 printable characters of ASCII
            """)
    void namesModelAndField(String field, String fault) {
        assertThat(faults("{\"m\": {" + field + "}}")).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                              | : must be an object of models
            []                              | : must be an object of models
            null                            | : must be an object of models
            {}                              | : lists no model
            {"sample_spec": {}}             | : lists no model
            {"m": {}} {}                    | : must end after the models
            {"m": 5}                        | m: must be an object
            {"m": null}                     | m: must be an object
            {"m": {}, "m": {}}              | m: is given twice
            {"": {}}                        | model 1: must be called by 1 to 200 printable characters of ASCII
            {"a\\nb": {}}                   | model 1: must be called by 1 to 200 printable characters of ASCII
            """)
    void namesWhatIsNoList(String json, String fault) {
        assertThat(faults(json)).containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"m\"",
                "{\"m\": {\"a\": 1",
                "{'m': {}}",
                "{\"m\": {}",
                "{\"m\": {},}",
                "x",
                "{\"m\": {\"a\": 01}}"
            })
    void refusesWhatIsCutOffOrBroken(String json) {
        assertThat(faults(json)).singleElement().asString().contains("is followed by what is no JSON, at line 1");
    }

    @Test
    void refusesWhatNestsTooDeepOrIsTooLong() {
        assertThat(faults("{\"m\": {\"a\": " + "[".repeat(100_000)))
                .containsExactly("m.a: nests too deep, or has too long a number or name");
        assertThat(faults("{\"m\": {\"input_cost_per_token\": 0." + "1".repeat(5000) + "}}"))
                .containsExactly("m.input_cost_per_token: nests too deep, or has too long a number or name");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThat(faults("{\"m\": {\"mode\": \"ä\"}}".getBytes(ISO_8859_1))).hasSize(1);
    }

    @Test
    void namesEveryFaultUpToAHundred() {
        String models = IntStream.range(0, 250)
                .mapToObj(i -> "\"m%03d\": {\"input_cost_per_token\": -1}".formatted(i))
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(faults(models))
                .hasSize(101)
                .startsWith("m000.input_cost_per_token: must not be negative")
                .endsWith(": has 150 faults more");
    }

    @Test
    void boundsModelsAndFields() {
        assertThat(faults(IntStream.range(0, 301)
                        .mapToObj(i -> "\"m" + i + "\": {}")
                        .collect(Collectors.joining(",", "{", "}"))))
                .containsExactly(": lists more than 300 models");
        assertThat(faults(IntStream.range(0, 1001)
                        .mapToObj(i -> "\"supports_" + i + "\": true")
                        .collect(Collectors.joining(",", "{\"m\": {", "}}"))))
                .containsExactly(": has more than 1000 different fields");
    }
}
