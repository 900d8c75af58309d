package dev.thinkwatt.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PlanDifferenceTest {

    /** One thing changed is one change, said in one sentence. */
    @ParameterizedTest
    @CsvFileSource(resources = "/documents/changes.csv", delimiter = '|', quoteCharacter = '~')
    void saysWhatHasChanged(String path, @Nullable String json, String where, String words) {
        List<Change> changes = changes(plus(), plus().with(path, json));

        assertThat(changes).extracting(Change::path).containsExactly(where);
        assertThat(changes).extracting(Change::words).containsExactly(words);
    }

    @Test
    void keepsWhatStoodThereAndWhatStandsThereNow() {
        assertThat(changes(plus(), plus().with("baseFee.amount", "\"25\"")))
                .containsExactly(new Change(
                        "baseFee",
                        Map.of("amount", "20", "currency", "USD"),
                        Map.of("amount", "25", "currency", "USD"),
                        "The base fee rises from 20 USD to 25 USD (+25 %)."));
    }

    @Test
    void findsNoneWhereThereIsNone() {
        assertThat(changes(plus(), plus())).isEmpty();
        assertThat(changes(plus(), plus().with("baseFee.amount", "\"20.00\""))).isEmpty();
        assertThat(changes(plus(), plus().with("prices[0].price.amount", "\"1.250\"")))
                .isEmpty();
    }

    @Test
    void mindsNoTypeOfWholeNumbers() {
        assertThat(PlanDifference.between(Map.of("per", 1_000_000), Map.of("per", 1_000_000L)))
                .isEmpty();
        assertThat(PlanDifference.between(Map.of("per", 1), Map.of("per", 10L))).hasSize(1);
        assertThat(PlanDifference.between(Map.of("per", 1), Map.of("per", "1"))).hasSize(1);
    }

    @Test
    void mindsNoOrder() {
        Tree turned = plus().with("prices[0]", plus().at("prices[1]"))
                .with("prices[1]", plus().at("prices[0]"))
                .with("allowances[0]", plus().at("allowances[1]"))
                .with("allowances[1]", plus().at("allowances[0]"));

        assertThat(changes(plus(), turned)).isEmpty();
    }

    @Test
    void aPriceOfAnotherTierIsAnotherPrice() {
        assertThat(changes(plus(), plus().with("prices[1].tier", "\"BATCH\"")))
                .extracting(Change::words)
                .containsExactly(
                        "thinking OUTPUT STANDARD has no price any more; it was 10 USD per 1,000,000.",
                        "thinking OUTPUT BATCH is priced: 10 USD per 1,000,000.");
    }

    @Test
    void aPriceInAnotherCurrencyIsAnotherPrice() {
        assertThat(changes(plus(), plus().with("prices[0].price.currency", "\"EUR\"")))
                .extracting(Change::words)
                .containsExactly(
                        "thinking INPUT STANDARD has no price any more; it was 1.25 USD per 1,000,000.",
                        "thinking INPUT STANDARD is priced: 1.25 EUR per 1,000,000.");
    }

    @Test
    void comparesWhatIsNotSound() {
        Tree wrong =
                plus().with("prices", "\"none\"").with("allowances[0]", "7").with("baseFee", null);

        assertThat(changes(plus(), wrong)).extracting(Change::path).containsExactly("baseFee", "allowances", "prices");
        assertThat(changes(wrong, plus())).hasSize(3);
    }

    @Test
    void thereAndBackAreTheSamePlaces() {
        Tree all = Tree.read("all-wrong");

        assertThat(changes(plus(), all))
                .extracting(Change::path)
                .containsExactlyInAnyOrderElementsOf(
                        changes(all, plus()).stream().map(Change::path).toList());
    }

    private static Tree plus() {
        return Tree.read("plus");
    }

    private static List<Change> changes(Tree before, Tree after) {
        return PlanDifference.between(before.asMap(), after.asMap());
    }
}
