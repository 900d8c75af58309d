package dev.thinkwatt.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.document.PlanDocument.Reading.Faulty;
import dev.thinkwatt.model.document.PlanDocument.Reading.Sound;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Knob;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.usage.PlanVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class PlanDocumentTest {

    private static final PlanVersion NEXT = new PlanVersion("plus", 7);

    @Test
    void readsAPlanWhole() {
        Plan plan = ((Sound) PlanDocument.read(plus().asMap(), NEXT)).plan();

        assertThat(plan.planVersion()).isEqualTo(NEXT);
        assertThat(plan.baseFee().toString()).isEqualTo("20 USD");
        assertThat(plan.allowances().getFirst().window())
                .isEqualTo(new Window.FirstUse(Duration.ofDays(7), Window.Rounding.HOUR));
        assertThat(plan.allowances().getFirst().atLimit()).isEqualTo(new AtLimit.FallBack("mini"));
        assertThat(plan.prices()).hasSize(2);
        assertThat(plan.entitlements().knob(Knob.SpendingCap.class)).isPresent();
        assertThat(plan.surcharge()).isNotNull();
    }

    @Test
    void readsAPlanThatLeavesOutWhatItMay() {
        Tree least = plus();
        for (String path : List.of("allowances", "prices", "surcharge", "expiry", "entitlements")) {
            least.with(path, null);
        }
        assertThat(PlanDocument.read(least.asMap(), NEXT)).isInstanceOf(Sound.class);
    }

    /** One thing wrong with a sound document is one fault, where it is. */
    @ParameterizedTest
    @CsvFileSource(resources = "/documents/faults.csv", delimiter = '|', quoteCharacter = '~')
    void findsTheFaultWhereItIs(String path, @Nullable String json, String where, String rule) {
        assertThat(faults(plus().with(path, json).asMap())).containsExactly(new Fault(where, rule));
    }

    /** What the period charges belongs to no site, so that no share of it is known. */
    @Test
    void refusesAShareOfUsageThatIsChargedByThePeriod() {
        Tree plan = plus().with("periodTerms", """
                        {"charges": [{"id": "a", "models": ["mini"], "kinds": ["INPUT"],
                          "charge": {"kind": "PACKAGE", "price": {"amount": "1", "currency": "USD"}, "size": 1}}]}""").with("surcharge.capShare", "\"0.1\"");

        assertThat(faults(plan.asMap()))
                .containsExactly(new Fault(
                        "surcharge.capShare",
                        "must be absent where usage is charged by the period: such a charge belongs to no site"));
    }

    @Test
    void findsAllThatIsWrongAtOnce() {
        assertThat(faults(Tree.read("all-wrong").asMap()))
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "name",
                        "paid",
                        "baseFee.currency",
                        "unlistedModel",
                        "models[0].name",
                        "models[0].tier",
                        "models[0].energy.inputWh",
                        "models[0].energy.requestWh",
                        "models[0].energy.basis",
                        "models[0].relativeAccuracy",
                        "models[1]",
                        "allowances[0].limit",
                        "allowances[0].window.length",
                        "allowances[0].scope",
                        "allowances[0].weighing.peak.until",
                        "allowances[0].weighing.models.thinking",
                        "allowances[0].returnsMax",
                        "prices[0].per",
                        "prices[1].kind",
                        "surcharge.priceBase",
                        "surcharge.latencyReductionMs.PRIORITY",
                        "surcharge.floor",
                        "hold",
                        "entitlements.knobs[0].kind",
                        "entitlements.knobs[1].warmthMax",
                        "entitlements.noticesAt[1]",
                        "extra",
                        "id");
    }

    @Test
    void anEmptyDocumentLacksAllThatIsRequired() {
        assertThat(faults(Map.of()))
                .containsExactly(
                        new Fault("id", "is required"),
                        new Fault("name", "is required"),
                        new Fault("paid", "is required"),
                        new Fault("baseFee", "is required"),
                        new Fault("usageTerms", "is required"),
                        new Fault("unlistedModel", "is required"),
                        new Fault("hold", "is required"),
                        new Fault("models", "must not be empty"));
    }

    /** Without a surcharge, which would be in one currency. */
    @Test
    void noBaseFeeIsNegative() {
        Tree plan = plus().with("surcharge", null)
                .with(
                        "priceTerms",
                        "{\"otherBaseFees\": [{\"amount\": \"18\", \"currency\": \"EUR\"}, {\"amount\": \"-20\", \"currency\": \"GBP\"}]}");
        assertThat(faults(plan.asMap()))
                .containsExactly(new Fault("priceTerms.otherBaseFees[1].amount", "must be at least 0"));
    }

    @Test
    void aModelIsSoldOnce() {
        String thinking = plus().at("models[0]");

        assertThat(faults(plus().with("models[2]", thinking).asMap()))
                .containsExactly(new Fault("models[2].id", "must not be sold twice"));
    }

    @Test
    void whoNamesAModelThatIsNotSoldIsAtFaultEachTime() {
        assertThat(faults(plus().with("models[1].id", "\"a b\"").asMap()))
                .extracting(Fault::path)
                .containsExactly(
                        "models[1].id",
                        "allowances[0].atLimit.model",
                        "allowances[1].models[0]",
                        "allowances[1].atLimit.model");
    }

    @Test
    void whatIsHardlyAPriceIsNotTheSameAsAnother() {
        assertThat(faults(plus().with("prices", "[{}, {}]").asMap()))
                .extracting(Fault::rule)
                .containsOnly("is required");
    }

    /** A model that is wrong in itself is a model all the same: its prices are not at fault. */
    @ParameterizedTest
    @CsvSource({"models[0].energy, 'models[0].energy'", "models[0].id, 'models[0].id'"})
    void blamesNobodyElse(String path, String only) {
        assertThat(faults(plus().with(path, null).asMap())).containsExactly(new Fault(only, "is required"));
    }

    /** What only a constructor knows comes out too, at the object that it is about. */
    @Test
    void whatTheConstructorRefusesIsAFault() {
        RecordReader reader = new RecordReader(Map.of(), new ArrayList<>());
        Tree wrong = plus().with("version", "1").with("allowances[0].limit", "\"-1\"");

        assertThat(reader.read(Plan.class, wrong.asMap())).isEmpty();
        assertThat(reader.unexplained())
                .containsExactly(new Fault("allowances[0]", "is refused: allowance weekly has a negative limit"));
    }

    private static Tree plus() {
        return Tree.read("plus");
    }

    private static List<Fault> faults(Map<String, @Nullable Object> document) {
        return ((Faulty) PlanDocument.read(document, NEXT)).faults();
    }
}
