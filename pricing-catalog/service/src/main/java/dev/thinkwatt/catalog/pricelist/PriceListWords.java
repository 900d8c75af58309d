package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.pricelist.ModelChange.PriceChange;
import dev.thinkwatt.catalog.pricelist.ModelStep.ListStep;
import dev.thinkwatt.catalog.words.Words;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.review.Finding.Severity;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import dev.thinkwatt.support.page.Address;
import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prices of lists, as pages say them. */
@TemplateExtension
final class PriceListWords {

    private PriceListWords() {}

    static String subject(ListPrice price) {
        return subject(price.kind(), price.tier(), price.contextAbove());
    }

    static String subject(Price price) {
        return subject(price.kind(), price.tier(), price.contextAbove() == null ? 0 : price.contextAbove());
    }

    static String subject(PriceChange price) {
        return subject(price.kind(), price.tier(), price.contextAbove());
    }

    private static String subject(UsageKind kind, ServiceTier tier, long contextAbove) {
        return Words.word(kind)
                + (tier == ServiceTier.STANDARD ? "" : ", " + Words.word(tier).toLowerCase(Locale.ROOT))
                + (contextAbove == 0 ? "" : ", above " + contextAbove + " tokens");
    }

    /** All digits, and no exponent. */
    static String digits(BigDecimal number) {
        return number.toPlainString();
    }

    /** Where its prices are shown. */
    static Address page(ListedModel model, String list) {
        return Address.of(PriceListPages.page(list) + "/history").with("model", model.id());
    }

    /** Of a kind in the standard tier and the shortest contexts; null where it is not listed. */
    static @Nullable BigDecimal usual(ListedModel model, String kind) {
        return model.prices().stream()
                .filter(price -> price.kind().name().equals(kind)
                        && price.tier() == ServiceTier.STANDARD
                        && price.contextAbove() == 0)
                .map(ListPrice::perMillion)
                .findFirst()
                .orElse(null);
    }

    static String word(ListStep step) {
        return switch (step) {
            case LISTED -> "New";
            case CHANGED -> "Changed";
            case GONE -> "Gone";
        };
    }

    /** Of the badge. */
    static String style(ListStep step) {
        return switch (step) {
            case LISTED -> "good";
            case CHANGED -> "warn";
            case GONE -> "bad";
        };
    }

    /** What would become of a plan. */
    static String word(Severity severity) {
        return switch (severity) {
            case REFUSE -> "Refused in a plan";
            case ASK -> "Asked in a plan";
        };
    }

    /** Of the badge. */
    static String style(Severity severity) {
        return switch (severity) {
            case REFUSE -> "bad";
            case ASK -> "warn";
        };
    }
}
