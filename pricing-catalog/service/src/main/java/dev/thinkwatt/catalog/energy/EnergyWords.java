package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.ProposedDay.Effect;
import dev.thinkwatt.catalog.tariff.Remark;
import io.quarkus.qute.TemplateExtension;

/** What is found in a file, and done by it, in the words of a page. */
@TemplateExtension
final class EnergyWords {

    private EnergyWords() {}

    static String word(Remark remark) {
        return switch (remark.kind()) {
            case FILLED -> "filled";
            case GAP -> "gap";
            case MIXED_RESOLUTIONS -> "mixed resolutions";
            case OTHER_SERIES -> "other series";
            case REPEATED -> "repeated";
            case NEGATIVE -> "below zero";
            case DOUBTFUL -> "doubtful";
            case DECIMAL_COMMA -> "comma in a position";
            case OPEN_ENDED -> "open-ended";
            case INCOMPLETE -> "incomplete";
        };
    }

    static String style(Remark remark) {
        return switch (remark.kind()) {
            case GAP, DOUBTFUL, INCOMPLETE -> "bad";
            case FILLED, MIXED_RESOLUTIONS, OTHER_SERIES, DECIMAL_COMMA, OPEN_ENDED -> "warn";
            case REPEATED, NEGATIVE -> "quiet";
        };
    }

    static String word(Effect effect) {
        return switch (effect) {
            case NEW -> "new";
            case CHANGED -> "changed";
            case UNCHANGED -> "unchanged";
            case RESTATED -> "restated";
        };
    }

    static String style(Effect effect) {
        return switch (effect) {
            case NEW, CHANGED -> "good";
            case UNCHANGED -> "quiet";
            case RESTATED -> "warn";
        };
    }
}
