package dev.thinkwatt.support.page;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every page that the console's header and start page lead to, in one list. */
final class Navigation {

    /**
     * A page that people go to.
     *
     * @param paths where it is; the first is where its link leads, the others are its tabs in other services
     * @param scopes any of which opens it; none: everyone who is signed in
     */
    record Entry(String label, String purpose, List<String> paths, Set<String> scopes) {
        Entry {
            paths = List.copyOf(paths);
            scopes = Set.copyOf(scopes);
        }

        boolean opensFor(Predicate<String> scope) {
            return scopes.isEmpty() || scopes.stream().anyMatch(scope);
        }

        Link link(String current) {
            return new Link(label, purpose, paths.getFirst(), paths.stream().anyMatch(path -> isAt(path, current)));
        }

        private static boolean isAt(String path, String current) {
            return current.equals(path) || (!path.equals(START) && current.startsWith(path + "/"));
        }
    }

    /** An entry as one person sees it from one page. */
    record Link(String label, String purpose, String path, boolean current) {}

    static final String START = "/console";

    private static final List<Entry> ENTRIES = List.of(
            new Entry("Start", "What runs, and what you may do", List.of(START), Set.of()),
            new Entry(
                    "Subscribers",
                    "Where somebody stands, why it was decided so, and what can be granted",
                    List.of("/console/quota/subscribers"),
                    Set.of("operations")),
            new Entry(
                    "At risk",
                    "Who is near a limit, and who was downgraded most",
                    List.of("/console/quota/at-risk"),
                    Set.of("operations")),
            new Entry(
                    "Routing",
                    "How often routers choose what a plan does not allow",
                    List.of("/console/quota/routing"),
                    Set.of("operations")),
            new Entry(
                    "API keys",
                    "Create, rotate and revoke the keys of gateways and automation",
                    List.of("/console/quota/keys"),
                    Set.of("operations")),
            new Entry(
                    "Plans",
                    "What is sold, in versions: draft, approve, withdraw",
                    List.of("/console/catalog/plans", "/console/catalog/new-plan"),
                    Set.of("catalog", "catalog:approve", "catalog:read")),
            new Entry(
                    "Models",
                    "What can be sold, from its announcement to its retirement",
                    List.of("/console/catalog/models"),
                    Set.of("catalog", "catalog:approve", "catalog:read")),
            new Entry(
                    "Price lists",
                    "What others ask for models, to set prices beside",
                    List.of("/console/catalog/price-lists", "/console/catalog/price-list-import"),
                    Set.of("catalog", "catalog:approve", "catalog:read")),
            new Entry(
                    "Energy",
                    "Where models run, and what electricity costs there",
                    List.of(
                            "/console/catalog/energy",
                            "/console/catalog/energy-site",
                            "/console/catalog/energy-what-if"),
                    Set.of("catalog", "catalog:approve", "catalog:read")),
            new Entry(
                    "Price calculator",
                    "What a usage would cost, item by item, with its electricity",
                    List.of("/console/catalog/calculator"),
                    Set.of(
                            "operations",
                            "finance",
                            "finance:read",
                            "catalog",
                            "catalog:approve",
                            "catalog:read",
                            "auditor")),
            new Entry(
                    "Usage",
                    "What was used and charged over time, by account, model, site and plan",
                    List.of("/console/billing/usage"),
                    Set.of("finance", "finance:read")),
            new Entry(
                    "Invoices",
                    "What accounts owe: find, trace, make final, take back",
                    List.of("/console/billing/invoices", "/console/billing/invoice-runs", "/console/billing/accounts"),
                    Set.of("finance", "finance:read")),
            new Entry(
                    "Exports",
                    "Invoices, charges, the journal and FOCUS as files",
                    List.of("/console/billing/exports"),
                    Set.of("finance", "finance:read")),
            new Entry(
                    "Revenue",
                    "By stream over time, and the margin over electricity",
                    List.of("/console/billing/revenue"),
                    Set.of("finance", "finance:read")),
            new Entry(
                    "Parked events",
                    "Usage that cannot be charged as it is: look, retry, discard",
                    List.of("/console/billing/parked-events"),
                    Set.of("operations", "finance", "finance:read")),
            new Entry(
                    "Audit",
                    "Who did what, when and why, before and after",
                    List.of("/console/quota/audit", "/console/billing/audit", "/console/catalog/audit"),
                    Set.of("auditor")));

    private Navigation() {}

    static List<Link> links(Predicate<String> scope, String current) {
        return entries(scope).map(entry -> entry.link(current)).toList();
    }

    private static Stream<Entry> entries(Predicate<String> scope) {
        return ENTRIES.stream().filter(entry -> entry.opensFor(scope));
    }
}
