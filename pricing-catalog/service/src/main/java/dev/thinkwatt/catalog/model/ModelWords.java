package dev.thinkwatt.catalog.model;

import dev.thinkwatt.catalog.model.Lifecycle.Stage;
import dev.thinkwatt.catalog.model.ServedModelResource.NextStage;
import io.quarkus.qute.TemplateExtension;

/** Stages of a model's life, as pages say them. */
@TemplateExtension
final class ModelWords {

    private ModelWords() {}

    static String word(Stage stage) {
        return switch (stage) {
            case ANNOUNCED -> "Announced";
            case DEFAULTABLE -> "Default-able";
            case LEGACY -> "Legacy";
            case RETIRED -> "Retired";
        };
    }

    static String word(NextStage next) {
        return word(next.toLifecycle().stage());
    }

    static String means(NextStage next) {
        return means(next.toLifecycle().stage());
    }

    /** What it means for plans. */
    static String means(Stage stage) {
        return switch (stage) {
            case ANNOUNCED -> "known, and nobody's default yet";
            case DEFAULTABLE -> "a plan's default may be set to it";
            case LEGACY -> "served as ever, and no longer made a default";
            case RETIRED -> "no longer served";
        };
    }

    /** Of the badge. */
    static String style(Stage stage) {
        return switch (stage) {
            case ANNOUNCED -> "quiet";
            case DEFAULTABLE -> "good";
            case LEGACY -> "warn";
            case RETIRED -> "bad";
        };
    }
}
