package dev.thinkwatt.catalog.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a model is in its life. That it is retired is a matter of time alone.
 *
 * @param stage as it was set; never {@code RETIRED}
 * @param retiresAt from when on it is no longer served; null while nobody has announced that
 */
public record Lifecycle(Stage stage, @Nullable Instant retiresAt) {

    /** The stages in their order. */
    public enum Stage {
        /** Known, and nobody's default yet. */
        ANNOUNCED,
        /** A plan's default may be set to it. */
        DEFAULTABLE,
        /** Served, and no longer to be made a default. */
        LEGACY,
        /** No longer served. */
        RETIRED
    }

    static final Lifecycle ANNOUNCED = new Lifecycle(Stage.ANNOUNCED, null);
    static final Lifecycle DEFAULTABLE = new Lifecycle(Stage.DEFAULTABLE, null);
    static final Lifecycle LEGACY = new Lifecycle(Stage.LEGACY, null);

    public Lifecycle {
        if (stage == Stage.RETIRED || (retiresAt != null && stage != Stage.LEGACY)) {
            throw new IllegalArgumentException("only a legacy model retires, and only time retires it");
        }
    }

    /** A model whose retirement is announced is legacy from then on. */
    static Lifecycle until(Instant retiresAt) {
        return new Lifecycle(Stage.LEGACY, retiresAt);
    }

    /** The stage at an instant. */
    public Stage at(Instant instant) {
        return isRetiredAt(instant) ? Stage.RETIRED : stage;
    }

    public boolean isRetiredAt(Instant instant) {
        return retiresAt != null && !instant.isBefore(retiresAt);
    }
}
