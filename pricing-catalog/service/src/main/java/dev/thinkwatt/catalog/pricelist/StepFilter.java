package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.support.page.Address;
import java.util.Locale;

/**
 * Which of the changes of a file somebody looks at.
 *
 * @param show the name of one kind of step; empty: all
 * @param contains of the ids of models, in any case; empty: all
 */
record StepFilter(String show, String contains) {

    StepFilter {
        contains = contains.strip();
    }

    boolean shows(ModelStep step) {
        return (show.isEmpty() || step.step().name().equals(show)) && shows(step.model());
    }

    boolean shows(ListFinding finding) {
        return shows(finding.model());
    }

    private boolean shows(String model) {
        return model.toLowerCase(Locale.ROOT).contains(contains.toLowerCase(Locale.ROOT));
    }

    public boolean isNone() {
        return show.isEmpty() && contains.isEmpty();
    }

    Address of(Address page) {
        return page.with("show", show).with("contains", contains);
    }
}
