package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.decision.Outcome;
import dev.thinkwatt.quota.decision.ReceiptLine;
import dev.thinkwatt.quota.notice.Noticed;
import dev.thinkwatt.quota.policy.Grant;
import dev.thinkwatt.quota.policy.Notice;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.quota.policy.Walk;
import dev.thinkwatt.quota.subscriber.Seated;
import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** What happens to subscribers in the words of pages. */
@TemplateExtension
final class Words {

    private Words() {}

    static String word(Seated.Status status) {
        return switch (status) {
            case ACTIVE -> "Active";
            case SUSPENDED -> "Suspended";
            case NO_PLAN -> "No plan";
            case NO_SEAT -> "No seat";
        };
    }

    static String style(Seated.Status status) {
        return switch (status) {
            case ACTIVE -> "good";
            case SUSPENDED -> "bad";
            case NO_PLAN -> "warn";
            case NO_SEAT -> "quiet";
        };
    }

    static boolean seatless(Seated.Status status) {
        return status == Seated.Status.NO_SEAT;
    }

    static String word(Knobs.Style style) {
        return switch (style) {
            case WARM -> "Warm";
            case NEUTRAL -> "Neutral";
            case BALANCED -> "Balanced";
        };
    }

    static String word(Outcome outcome) {
        return switch (outcome) {
            case GRANTED -> "Granted";
            case DOWNGRADED -> "Downgraded";
            case SUBSTITUTED -> "Substituted";
            case DENIED -> "Denied";
        };
    }

    static String style(Outcome outcome) {
        return switch (outcome) {
            case GRANTED -> "good";
            case DOWNGRADED, SUBSTITUTED -> "warn";
            case DENIED -> "bad";
        };
    }

    static String sentence(Reason reason) {
        return switch (reason) {
            case WITHIN_ALLOWANCES -> "All allowances have room";
            case OVERAGE -> "An allowance is used up, and the plan charges for more";
            case ALLOWANCE_EXHAUSTED -> "An allowance of the model asked for is used up";
            case MODEL_NOT_IN_PLAN -> "The plan does not have the model asked for";
            case ROUTING_FLOOR -> "The router chose below the plan's floor, or too small a model";
            case REPORTED -> "Usage told afterwards, without asking first";
            case NO_DEFAULT_MODEL -> "No model was asked for, and the plan has no default";
            case ACCOUNT_SUSPENDED -> "The account is suspended";
            case UNKNOWN_SUBSCRIBER -> "No seat of this id is known";
            case NO_PLAN -> "No published plan is in force";
        };
    }

    static String word(ReceiptLine.State state) {
        return switch (state) {
            case DENIED -> "nothing taken";
            case OPEN -> "open";
            case EXPIRED -> "hold ran out";
            case SETTLED -> "settled";
            case RELEASED -> "released";
        };
    }

    /** Whether a router chose the model. */
    static boolean auto(Selection selection) {
        return selection == Selection.AUTO;
    }

    static String word(Walk.Fate fate) {
        return switch (fate) {
            case SERVED -> "serves";
            case SERVED_AS_OVERAGE -> "serves, at a charge";
            case EXHAUSTED -> "no room";
            case RETIRED -> "retired";
            case CONTEXT_TOO_SMALL -> "context too small";
            case BELOW_FLOOR -> "below the routing floor";
        };
    }

    static String tokens(Long number) {
        return String.format(Locale.ENGLISH, "%,d tokens", number);
    }

    static String word(Noticed.Kind kind) {
        return switch (kind) {
            case THRESHOLD_REACHED -> "Share reached";
            case EXHAUSTED -> "Used up";
            case DOWNGRADED -> "First downgrade";
            case RESET -> "Begun anew";
        };
    }

    static String style(Noticed.Kind kind) {
        return switch (kind) {
            case THRESHOLD_REACHED, DOWNGRADED -> "warn";
            case EXHAUSTED -> "bad";
            case RESET -> "good";
        };
    }

    static String word(Grant.Kind kind) {
        return switch (kind) {
            case BALANCE -> "Top-up";
            case LIMIT -> "Raised limit";
        };
    }

    /** In whole percent of what was asked for. */
    static String accuracy(Notice notice) {
        return notice.relativeAccuracy().movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
