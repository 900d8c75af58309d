package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft is, or would be with what somebody has typed and not saved.
 *
 * @param plan null where it is none
 * @param faults what would keep it from being published
 * @param fields what is wrong with those of the form, where one was typed into
 */
public record TypedDraft(@Nullable Plan plan, List<Violation> faults, List<Field> fields) {

    public TypedDraft {
        faults = List.copyOf(faults);
        fields = List.copyOf(fields);
    }

    /**
     * A place of the form that says what is wrong with a field.
     *
     * @param id of the element
     * @param wrong a sentence; null where nothing is
     */
    public record Field(String id, @Nullable String wrong) {}
}
