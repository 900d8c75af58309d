package dev.thinkwatt.model.document;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is published, but for its version, in the form that JSON has in Java: objects are maps, arrays lists, whole
 * numbers {@link Integer} or {@link Long}, all else text, booleans or null. It may be incomplete or wrong.
 */
public final class PlanDocument {

    private static final String VERSION = "version";

    private PlanDocument() {}

    /** What a document says. */
    public sealed interface Reading {

        /** A plan that can be published. */
        record Sound(Plan plan) implements Reading {}

        /** All that is wrong with it; at least one. */
        record Faulty(List<Fault> faults) implements Reading {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /**
     * Reads a document whole, whatever is wrong with it.
     *
     * @param as the plan whose document it must be, and the version that it would be published as
     */
    public static Reading read(Map<String, ? extends @Nullable Object> document, PlanVersion as) {
        List<Fault> faults = new ArrayList<>();
        if (document.containsKey(VERSION)) {
            faults.add(new Fault(VERSION, "is given when the plan is published, and must not be written"));
        }
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(document);
        whole.put(VERSION, as.version());
        RecordReader reader = new RecordReader(PlanRules.BY_TYPE, faults);
        Optional<Plan> plan = reader.read(Plan.class, whole);
        if (whole.get("id") instanceof String id && !id.equals(as.id())) {
            faults.add(new Fault("id", "must be " + as.id()));
        }
        new PlanReferences(whole, faults).check();
        faults.addAll(reader.unexplained());
        return plan.isPresent() && faults.isEmpty() ? new Reading.Sound(plan.get()) : new Reading.Faulty(faults);
    }
}
