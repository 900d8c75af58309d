package dev.thinkwatt.model.plan;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Sites that a plan prices alike. */
public record SiteGroup(String id, Set<String> sites) {
    public SiteGroup {
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("site group " + id + " has no site");
        }
        // In one order, so that the same plan is written the same everywhere.
        sites = Collections.unmodifiableSet(new TreeSet<>(sites));
    }
}
