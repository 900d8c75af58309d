package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.form.Box;
import dev.thinkwatt.catalog.form.Field;
import dev.thinkwatt.catalog.form.Form;
import dev.thinkwatt.catalog.form.Option;
import dev.thinkwatt.catalog.words.Words;
import dev.thinkwatt.model.energy.SurchargePolicy.Fallback;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.usage.ServiceTier;
import java.util.Arrays;
import java.util.List;

/** How electricity is passed on. Where nothing is said of it, it is not. */
final class SurchargeForm {

    static final Form FORM = new Form(List.of(
            Field.text("surcharge.currency", "Currency")
                    .hint("That of the base fee, such as USD. All of the section empty: electricity is not passed on."),
            Field.decimal("surcharge.priceBase", "Price base").hint("Per kWh: what the list prices contain already."),
            Field.decimal("surcharge.passThrough", "Pass-through")
                    .hint("The part of the difference that is passed on; 1 is all of it."),
            Field.choice(
                            "surcharge.intervalRule",
                            "Price that holds",
                            Option.of(IntervalRule.values(), SurchargeForm::word),
                            "Not said yet")
                    .hint("Of the interval in which a request starts, or of all that it runs in, by time."),
            Field.offered(
                    "surcharge.floor",
                    "A fall below the price base",
                    List.of(new Option("0", "Is kept: nothing is ever credited (a floor of 0)")),
                    "Is passed on as a rise is (symmetric)",
                    "Or another floor: the lowest rate per kWh"),
            Field.decimal("surcharge.cap", "Cap").hint("The highest rate per kWh. Empty: none."),
            Box.of(
                    "Answers sooner than standard",
                    "Milliseconds by service tier, in steps of 10: each takes 5 % more power. Empty: 0.",
                    Arrays.stream(ServiceTier.values())
                            .map(tier -> Field.whole("surcharge.latencyReductionMs." + tier, Words.word(tier)))
                            .toList()),
            Box.folded(
                    "Index, missing prices and notice",
                    List.of(
                            Field.whole("surcharge.lagMonths", "Lag in months")
                                    .hint("1 to 12: the index of the site of so many months before. Empty: the"
                                            + " prices of its own time."),
                            Field.choice(
                                            "surcharge.fallback",
                                            "Where a price is missing",
                                            Option.of(Fallback.values(), SurchargeForm::word),
                                            "Not said: it waits")
                                    .hint(
                                            "A request waits for it, or takes the last of the same time of day until it is there."),
                            Field.decimal("surcharge.capShare", "Cap as a share of usage")
                                    .hint("0.1: an energy line is at most a tenth of the usage. Empty: no such cap."),
                            Field.whole("surcharge.noticeDays", "Notice in days")
                                    .hint("Before a version that changes this comes into force. Empty: none."))),
            Box.folded(
                    "Steps of a percentage, instead of a rate per kWh",
                    List.of(
                            Field.decimal("surcharge.steps.step", "Step").hint("Of the index, per kWh."),
                            Field.decimal("surcharge.steps.points", "Percentage points for each"),
                            Field.decimal("surcharge.steps.maxPercent", "At most, in percent")
                                    .hint("Empty: no bound.")))));

    private SurchargeForm() {}

    /** A tier that is not named answers as soon as standard, so none need be; and tiers alone are no policy. */
    static void complete(ObjectNode document) {
        if (!(document.get("surcharge") instanceof ObjectNode policy)) {
            return;
        }
        if (!policy.has("latencyReductionMs")) {
            policy.putObject("latencyReductionMs");
        }
        if (policy.size() == 1 && policy.get("latencyReductionMs").isEmpty()) {
            document.remove("surcharge");
        }
    }

    private static String word(IntervalRule rule) {
        return switch (rule) {
            case START -> "At its start";
            case APPORTION -> "Spread by time";
        };
    }

    private static String word(Fallback fallback) {
        return switch (fallback) {
            case HOLD -> "It waits";
            case LAST_SAME_SLOT -> "It is estimated";
        };
    }
}
