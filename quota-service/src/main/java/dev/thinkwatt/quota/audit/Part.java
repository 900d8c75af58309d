package dev.thinkwatt.quota.audit;

import dev.thinkwatt.quota.decision.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Owners that are counted again as they are at one moment: one account, or some subscribers.
 *
 * @param takers whose decisions took from each
 */
record Part(Map<Owner, Set<String>> takers) {

    private static final int SUBSCRIBERS_MAX = 50;

    /** @param everSeated who took from what an account shares: any that ever had a seat */
    static List<Part> of(List<Owner> owners, Map<String, Set<String>> everSeated) {
        List<Part> parts = new ArrayList<>();
        Map<Owner, Set<String>> some = new LinkedHashMap<>();
        for (Owner owner : owners) {
            if (owner.accountId().isPresent()) {
                parts.add(new Part(
                        Map.of(owner, everSeated.getOrDefault(owner.accountId().get(), Set.of()))));
                continue;
            }
            some.put(owner, Set.of(owner.key()));
            if (some.size() == SUBSCRIBERS_MAX) {
                parts.add(new Part(some));
                some = new LinkedHashMap<>();
            }
        }
        if (!some.isEmpty()) {
            parts.add(new Part(some));
        }
        return parts;
    }
}
