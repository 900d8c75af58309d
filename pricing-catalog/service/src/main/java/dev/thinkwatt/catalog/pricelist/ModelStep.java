package dev.thinkwatt.catalog.pricelist;

import org.jspecify.annotations.Nullable;

/** A model that is not as it was. */
record ModelStep(ListStep step, ModelChange change) {

    /** What became of a model. */
    enum ListStep {
        LISTED,
        CHANGED,
        GONE
    }

    /**
     * @param before null where it was not listed
     * @param after null where it is not listed any more
     */
    static ModelStep of(String model, @Nullable ListedModel before, @Nullable ListedModel after) {
        ListStep step = after == null ? ListStep.GONE : before == null ? ListStep.LISTED : ListStep.CHANGED;
        return new ModelStep(step, ModelChange.of(model, before, after));
    }

    public String model() {
        return change.model();
    }
}
