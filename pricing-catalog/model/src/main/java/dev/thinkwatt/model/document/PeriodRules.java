package dev.thinkwatt.model.document;

import dev.thinkwatt.model.plan.ChargeModel.Tier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What is asked of what is charged by the period. */
final class PeriodRules {

    private static final Set<UsageKind> APART = Set.of(UsageKind.REQUEST, UsageKind.TOOL_CALL);

    private PeriodRules() {}

    static void terms(Fields terms) {
        terms.amountPositive("minimum");
    }

    static void charge(Fields charge) {
        charge.identifier("id");
        charge.notEmpty("models");
        charge.notEmpty("kinds");
        charge.atLeast("included", 1);
        charge.get("kinds", Collection.class)
                .filter(kinds -> kinds.size() > 1 && APART.stream().anyMatch(kinds::contains))
                .ifPresent(kinds -> charge.fault(
                        "kinds", "must be kinds of one unit: requests, tool calls or tokens, never two of them"));
    }

    static void credit(Fields credit) {
        credit.amountPositive("amount");
        credit.atLeast("periods", 1);
        credit.notEmpty("pays");
    }

    static void packages(Fields charge) {
        charge.amountNotNegative("price");
        charge.atLeast("size", 1);
    }

    /** Of GRADUATED and VOLUME. */
    static void tiers(Fields charge) {
        charge.notEmpty("tiers");
        charge.get("tiers", List.class).ifPresent(tiers -> ascending(tiers, charge));
    }

    private static void ascending(List<?> tiers, Fields charge) {
        long before = 0;
        for (int i = 0; i < tiers.size(); i++) {
            Long upTo = ((Tier) tiers.get(i)).upTo();
            String path = "tiers[" + i + "].upTo";
            if (i == tiers.size() - 1) {
                if (upTo != null) {
                    charge.fault(path, "must be absent in the last tier, which has no end");
                }
            } else if (upTo == null) {
                charge.fault(path, "is required in every tier but the last");
            } else if (upTo <= before) {
                charge.fault(path, "must be more than " + before);
            } else {
                before = upTo;
            }
        }
    }
}
