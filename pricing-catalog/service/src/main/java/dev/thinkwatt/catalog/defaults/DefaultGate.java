package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.model.KnownModel;
import dev.thinkwatt.catalog.model.Lifecycle.Stage;
import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** What a model must be to become a default. It stays so until the transaction ends. */
@ApplicationScoped
class DefaultGate {

    private final ServedModelService models;

    DefaultGate(ServedModelService models) {
        this.models = models;
    }

    void requireDefaultable(String modelId) {
        KnownModel model = models.lock(modelId)
                .orElseThrow(() -> ProblemException.invalid("model", "must be a model of the catalog"));
        if (model.lifecycle().stage() != Stage.DEFAULTABLE) {
            throw ProblemException.conflict("Model " + modelId + " is "
                    + model.lifecycle().stage().name().toLowerCase(Locale.ROOT)
                    + ": only a default-able model becomes a default.");
        }
    }
}
