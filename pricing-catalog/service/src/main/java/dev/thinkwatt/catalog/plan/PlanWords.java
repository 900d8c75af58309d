package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.catalog.plan.Release.Phase;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Knob;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is constant or a number in a plan, as pages say it. */
@TemplateExtension
final class PlanWords {

    private PlanWords() {}

    static String word(Phase phase) {
        return switch (phase) {
            case SCHEDULED -> "Scheduled";
            case IN_FORCE -> "In force";
            case SUPERSEDED -> "Superseded";
            case WITHDRAWN -> "Withdrawn";
        };
    }

    /** Of the badge. */
    static String style(Phase phase) {
        return switch (phase) {
            case SCHEDULED -> "warn";
            case IN_FORCE -> "good";
            case SUPERSEDED -> "quiet";
            case WITHDRAWN -> "bad";
        };
    }

    /** A value of a document: text as it is, money and prices as they are read, all else as JSON. */
    static String said(JsonNode value) {
        if (value.has("price") && value.has("per")) {
            return said(value.get("price")) + per(value.get("per"));
        }
        if (value.has("amount") && value.has("currency")) {
            return said(value.get("amount")) + " " + said(value.get("currency"));
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** What a price is for: each, or so many at a time. */
    static String per(JsonNode units) {
        if (!units.isIntegralNumber()) {
            return " per " + units.asText();
        }
        return units.asLong() == 1 ? " each" : String.format(Locale.ROOT, " per %,d", units.asLong());
    }

    /** Whether it is the version of a number. */
    static boolean is(Release release, String number) {
        return String.valueOf(release.version()).equals(number);
    }

    static boolean superseded(Phase phase) {
        return phase == Phase.SUPERSEDED;
    }

    static boolean scheduled(Phase phase) {
        return phase == Phase.SCHEDULED;
    }

    static boolean withdrawn(Phase phase) {
        return phase == Phase.WITHDRAWN;
    }

    static String words(Plan.UsageTerms terms) {
        return switch (terms) {
            case INCLUDED -> "usage included";
            case METERED -> "usage charged";
        };
    }

    static String words(Plan.UnlistedModel rule) {
        return switch (rule) {
            case SUBSTITUTE_DEFAULT -> "served by the default";
            case DENY -> "denied";
        };
    }

    static String words(Window window) {
        return switch (window) {
            case Window.Calendar(Window.Unit unit) -> "per " + lower(unit);
            case Window.Anniversary(Window.Every every) -> "per " + lower(every) + " from the subscription's start";
            case Window.FirstUse first -> "per " + first.length() + " from the first request";
            case Window.Sliding sliding -> "per " + sliding.length() + ", sliding";
            case Window.Lifetime _ -> "once and for all";
        };
    }

    static String words(AtLimit atLimit) {
        return switch (atLimit) {
            case AtLimit.FallBack fallBack -> "falls back to " + fallBack.model();
            case AtLimit.Overage _ -> "goes on, at a charge";
            case AtLimit.Deny _ -> "is denied";
        };
    }

    static String words(Allowance.Meter meter) {
        return lower(meter);
    }

    static String words(Knob knob) {
        return switch (knob) {
            case Knob.Persona persona ->
                "Persona: "
                        + persona.styles().stream().map(PlanWords::lower).collect(Collectors.joining(", "))
                        + "; warmth " + persona.warmthMin() + " to " + persona.warmthMax();
            case Knob.SpendingCap cap -> "Spending cap of up to " + cap.max() + " a month";
            case Knob.SafetyLevel level -> "Safety level: " + String.join(", ", level.levels());
        };
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code Monday}. */
    static String capital(Enum<?> constant) {
        return capital(lower(constant));
    }

    /** As a line begins. */
    static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
