package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.model.catalog.Migration.Mode;
import io.quarkus.qute.TemplateExtension;
import java.util.List;

/** What becomes of subscribers, as pages say it. */
@TemplateExtension
final class MigrationWords {

    private MigrationWords() {}

    /** What there is to choose from. */
    static List<Mode> modes(MigrationForm form) {
        return List.of(Mode.values());
    }

    static String words(Mode mode) {
        return switch (mode) {
            case GRANDFATHER -> "keep their version";
            case AT_RENEWAL -> "moved at renewal";
            case AT_ONCE -> "moved at once";
        };
    }
}
