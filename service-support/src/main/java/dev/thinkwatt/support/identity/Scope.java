package dev.thinkwatt.support.identity;

import java.util.List;

/** What a caller may do. {@code @RolesAllowed} takes these; {@code docs/access.md} says which endpoint asks for which. */
public final class Scope {

    /** Ask for decisions, settle and release them. */
    public static final String GATEWAY = "gateway";

    /** Set what a subscriber's models are told about style. */
    public static final String KNOBS = "knobs";

    /** Subscribers, API keys, parked events. */
    public static final String OPERATIONS = "operations";

    /** Accounts, invoices and all else that moves money. */
    public static final String FINANCE = "finance";

    /** See what finance sees, change nothing. */
    public static final String FINANCE_READ = "finance:read";

    /** Plans, models, defaults, energy prices. */
    public static final String CATALOG = "catalog";

    /** Approve what somebody else submitted. */
    public static final String CATALOG_APPROVE = "catalog:approve";

    /** See the catalog, change nothing. */
    public static final String CATALOG_READ = "catalog:read";

    /** Who did what, when and why. */
    public static final String AUDITOR = "auditor";

    /**
     * A regular expression of what a machine may be given. Approving is a person's act, and a key that could make keys would
     * outlive its own revocation.
     */
    public static final String OF_KEYS_PATTERN = GATEWAY + "|" + KNOBS + "|" + FINANCE + "|" + FINANCE_READ + "|"
            + CATALOG + "|" + CATALOG_READ + "|" + AUDITOR;

    /** What a machine may be given, one by one. */
    public static final List<String> OF_KEYS = List.of(OF_KEYS_PATTERN.split("\\|"));

    private Scope() {}
}
