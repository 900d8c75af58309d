package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.model.plan.ServedModel;
import java.util.List;

/** Where the models are that a plan can sell. */
public interface ModelSource {

    /** As each was published last, by id. */
    List<ServedModel> models();
}
