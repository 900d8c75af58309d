package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.Collections;
import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Usage that is charged by what an account used of it over a period, instead of request by request.
 *
 * @param models whose usage is added up
 * @param kinds of usage that are added up: kinds of one unit, or their sum means nothing
 * @param tiers of service that are added up; none: all
 * @param included units that cost nothing in each period; the charge model counts from the first unit beyond them. Absent: none
 */
public record PeriodCharge(
        String id,
        Set<String> models,
        Set<UsageKind> kinds,
        Set<ServiceTier> tiers,
        @Nullable Long included,
        ChargeModel charge) {

    public PeriodCharge {
        if (models.isEmpty() || kinds.isEmpty()) {
            throw new IllegalArgumentException("charge " + id + " is for at least one model and one kind");
        }
        if (kinds.size() > 1 && (kinds.contains(UsageKind.REQUEST) || kinds.contains(UsageKind.TOOL_CALL))) {
            throw new IllegalArgumentException(
                    "charge " + id + " adds up requests, tool calls or tokens, never two of them");
        }
        if (included != null && included < 1) {
            throw new IllegalArgumentException("charge " + id + " includes at least one unit, or says nothing of it");
        }
        // In one order, so that the same plan is written the same everywhere.
        models = Collections.unmodifiableSet(new TreeSet<>(models));
        kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
        tiers = Collections.unmodifiableSet(new TreeSet<>(tiers));
    }

    public boolean covers(String model, UsageKind kind, ServiceTier tier) {
        return models.contains(model) && kinds.contains(kind) && (tiers.isEmpty() || tiers.contains(tier));
    }

    public long includedUnits() {
        return included == null ? 0 : included;
    }

    boolean isIn(Currency currency) {
        return charge.currency().equals(currency);
    }

    /** An account pays in one currency, so only charges in the same can both charge it. */
    boolean overlaps(PeriodCharge other) {
        return isIn(other.charge.currency())
                && !Collections.disjoint(models, other.models)
                && !Collections.disjoint(kinds, other.kinds)
                && (tiers.isEmpty() || other.tiers.isEmpty() || !Collections.disjoint(tiers, other.tiers));
    }
}
