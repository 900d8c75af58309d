package dev.thinkwatt.catalog.model;

import dev.thinkwatt.model.plan.ServedModel;
import java.time.Instant;

/** A model as it was published last, and where it is in its life. */
public record KnownModel(ServedModel model, Lifecycle lifecycle, long revision, Instant publishedAt) {

    public String id() {
        return model.id();
    }
}
