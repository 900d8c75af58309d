package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.thinkwatt.catalog.plan.DraftResource.Draft;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page of the editor shows beside its form.
 *
 * @param etag of the draft that the form was begun with
 * @param draft as it is now; null where it was published or discarded in the meantime
 * @param overtaken why nothing was saved; null where nobody came before
 */
record Editing(
        String planId,
        Section section,
        List<Tab> tabs,
        String etag,
        @Nullable Draft draft,
        Faults faults,
        @Nullable String overtaken) {

    /** The way to a section, with how much is wrong in it. */
    record Tab(Section section, int faults, boolean current) {}

    /** @param etag null for a form that begins now */
    static Editing of(String planId, Section section, @Nullable Draft draft, @Nullable String etag) {
        Faults faults = draft == null ? Faults.NONE : new Faults(draft.faults());
        List<Tab> tabs = Arrays.stream(Section.values())
                .map(one -> new Tab(one, faults.of(one).size(), one == section))
                .toList();
        String seen = etag != null ? etag : draft == null ? "" : draft.etag();
        return new Editing(planId, section, tabs, seen, draft, faults, null);
    }

    /** Faults are those of what is there now, and say nothing of what was typed. */
    Editing overtakenBy(String why) {
        return new Editing(planId, section, tabs, etag, draft, Faults.NONE, why);
    }

    /** Where the pages of the draft are. */
    public String path() {
        return PlanListPages.page(planId) + "/draft";
    }

    /** What is wrong with a price; null where nothing is known to be. */
    public @Nullable String wrong(PriceTable.Cell cell) {
        return faults.wrong(cell);
    }

    /** As it is now; empty where there is none any more. */
    JsonNode document() {
        return draft == null ? MissingNode.getInstance() : draft.document();
    }
}
