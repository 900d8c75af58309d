package dev.thinkwatt.model.document;

import dev.thinkwatt.model.plan.Knob;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is asked of what a plan gives beside its models, allowances and prices. */
final class EntitlementRules {

    private static final int CHANGE_NOTICE_DAYS_MAX = 365;

    private EntitlementRules() {}

    static void entitlements(Fields entitlements) {
        entitlements.positive("multiplier");
        entitlements.between("changeNoticeDays", 0, CHANGE_NOTICE_DAYS_MAX);
        entitlements.get("noticesAt", List.class).ifPresent(notices -> notices(notices, entitlements));
        entitlements.get("knobs", List.class).ifPresent(knobs -> knobs(knobs, entitlements));
    }

    static void persona(Fields persona) {
        persona.notEmpty("styles");
        persona.between("warmthMin", 0, 100);
        persona.between("warmthMax", 0, 100);
        int min = persona.get("warmthMin", Integer.class).orElse(0);
        persona.get("warmthMax", Integer.class)
                .filter(max -> min <= 100 && max >= 0 && max < min)
                .ifPresent(max -> persona.fault("warmthMax", "must not be less than warmthMin"));
    }

    static void spendingCap(Fields cap) {
        cap.amountNotNegative("max");
    }

    static void safetyLevel(Fields level) {
        level.notEmpty("levels");
    }

    private static void notices(List<?> notices, Fields entitlements) {
        for (int i = 0; i < notices.size(); i++) {
            int percent = (Integer) notices.get(i);
            if (percent < 1 || percent > 100) {
                entitlements.fault("noticesAt[" + i + "]", "must lie between 1 and 100");
            }
        }
    }

    private static void knobs(List<?> knobs, Fields entitlements) {
        Set<String> offered = new HashSet<>();
        for (int i = 0; i < knobs.size(); i++) {
            if (!offered.add(((Knob) knobs.get(i)).id())) {
                entitlements.fault("knobs[" + i + "]", "must not be offered twice");
            }
        }
    }
}
