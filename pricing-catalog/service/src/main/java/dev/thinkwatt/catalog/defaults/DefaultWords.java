package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.defaults.DefaultModelResource.Phase;
import io.quarkus.qute.TemplateExtension;

/** Where a default stands, as pages say it. */
@TemplateExtension
final class DefaultWords {

    private DefaultWords() {}

    static String word(Phase phase) {
        return switch (phase) {
            case PAST -> "Past";
            case IN_FORCE -> "In force";
            case SCHEDULED -> "Scheduled";
        };
    }

    /** Of the badge. */
    static String style(Phase phase) {
        return switch (phase) {
            case PAST -> "quiet";
            case IN_FORCE -> "good";
            case SCHEDULED -> "warn";
        };
    }
}
