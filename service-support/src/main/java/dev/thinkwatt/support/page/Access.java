package dev.thinkwatt.support.page;

import java.util.Map;

/** One scope, and what it allows in words. */
public record Access(String scope, String words) {

    private static final Map<String, String> WORDS = Map.of(
            "gateway", "Ask for decisions and settle them, as a gateway does",
            "knobs", "Turn the knobs that change how quotas are applied",
            "operations", "See subscribers and what happens to them, act on parked events, look after API keys",
            "finance", "Open accounts, draw and finalise invoices",
            "finance:read", "Read accounts, usage, charges and invoices",
            "catalog", "Change plans, models, sites and electricity prices",
            "catalog:approve", "Approve what someone else has changed in the catalog",
            "catalog:read", "Read plans, models, sites and electricity prices",
            "auditor", "Read who did what, when and why");

    /** What a scope allows. */
    public static Access of(String scope) {
        return new Access(scope, WORDS.getOrDefault(scope, "Known to another part of Thinkwatt"));
    }
}
