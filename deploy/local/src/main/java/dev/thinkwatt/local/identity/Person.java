package dev.thinkwatt.local.identity;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The people of the demo. None has a password: whoever sits at the machine may be any of them. */
public enum Person {
    OLGA("Olga Operations", List.of("operations"), "API keys, subscribers and parked events; reads prices."),
    FINN("Finn Finance", List.of("finance"), "Accounts, seats and invoices."),
    VERA("Vera Viewer", List.of("finance-viewer"), "Reads accounts and invoices, changes nothing."),
    CORA("Cora Catalog", List.of("catalog-admin"), "Drafts plans, sets defaults and imports electricity prices."),
    ABEL("Abel Approver", List.of("catalog-approver"), "Approves what Cora drafts; drafts nothing."),
    AUDE("Aude Auditor", List.of("auditor"), "Reads who did what; reads prices and bills."),
    MAX(
            "Max Manyhats",
            List.of("catalog-admin", "catalog-approver", "finance", "finance-viewer", "operations", "auditor"),
            "Everything, for looking around.");

    private final String fullName;
    private final List<String> roles;
    private final String mayDo;

    Person(String fullName, List<String> roles, String mayDo) {
        this.fullName = fullName;
        this.roles = roles;
        this.mayDo = mayDo;
    }

    /** What they sign in as, such as {@code olga}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String fullName() {
        return fullName;
    }

    public List<String> roles() {
        return roles;
    }

    /** One line for who has to choose among them. */
    public String mayDo() {
        return mayDo;
    }

    /** What a token says of them beside their id. */
    Map<String, Object> claims() {
        return Map.of("name", fullName, "preferred_username", id(), "roles", roles);
    }
}
