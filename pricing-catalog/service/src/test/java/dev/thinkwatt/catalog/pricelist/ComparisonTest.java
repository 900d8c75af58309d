package dev.thinkwatt.catalog.pricelist;

import static dev.thinkwatt.catalog.pricelist.ListFile.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.pricelist.ModelChange.PriceChange;
import dev.thinkwatt.catalog.pricelist.ModelChange.TermChange;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String OLD = """
            {"kept": {"input_cost_per_token": 1e-6, "supports_vision": true},
             "gone": {"input_cost_per_token": 1e-6},
             "other": {"input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6, "max_input_tokens": 1000,
                       "output_cost_per_image": 0.04, "input_cost_per_token_flex": 0}}
            """;

    private static final String NEW = """
            {"other": {"input_cost_per_token": 2.5e-6, "output_cost_per_token_batches": 1e-6, "max_input_tokens": 2000,
                       "input_cost_per_token_flex": 5e-7},
             "kept": {"input_cost_per_token": 0.0000010},
             "new": {"input_cost_per_token": 3e-6}}
            """;

    @Test
    void tellsWhatIsNewGoneAndOtherwise() {
        Comparison comparison = compare(OLD, NEW);

        assertThat(comparison.added()).extracting(ListedModel::id).containsExactly("new");
        assertThat(comparison.gone()).extracting(ListedModel::id).containsExactly("gone");
        assertThat(comparison.unchanged()).isEqualTo(1);
        assertThat(comparison.isNone()).isFalse();
        ModelChange change = comparison.changed().getFirst();
        assertThat(change.model()).isEqualTo("other");
        assertThat(change.prices())
                .extracting(price -> "%s %s: %s to %s, %s times"
                        .formatted(price.kind(), price.tier(), price.before(), price.after(), price.ratio()))
                .containsExactly(
                        "INPUT STANDARD: 1 to 2.5, 2.5 times",
                        "OUTPUT STANDARD: 2 to null, null times",
                        "INPUT FLEX: 0 to 0.5, null times",
                        "OUTPUT BATCH: null to 1, null times");
        assertThat(change.terms())
                .containsExactly(
                        new TermChange("max_input_tokens", "1000", "2000"),
                        new TermChange("output_cost_per_image", "0.04", null));
    }

    @Test
    void tellsEachModelBesideWhatItWas() {
        assertThat(compare(OLD, NEW).steps())
                .extracting(step -> step.step() + " " + step.model() + " "
                        + step.change().prices().getFirst())
                .containsExactly(
                        "GONE gone " + price("1", null, null),
                        "LISTED new " + price(null, "3", null),
                        "CHANGED other " + price("1", "2.5", "2.5"));
    }

    private static PriceChange price(@Nullable String before, @Nullable String after, @Nullable String ratio) {
        return new PriceChange(UsageKind.INPUT, ServiceTier.STANDARD, 0, number(before), number(after), number(ratio));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @Test
    void seesNoChangeInAnotherWayOfWriting() {
        assertThat(compare(OLD, OLD.replace("1e-6", "0.00000100").replace("0.04", "4e-2"))
                        .isNone())
                .isTrue();
    }

    private static Comparison compare(String before, String after) {
        return Comparison.of(read(before).models(), read(after).models());
    }
}
