package dev.thinkwatt.local.frontdoor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which service answers which path. A route covers its own path and all below it, by whole segments. */
public final class Routes {

    /** Services by name, with the paths that are theirs. */
    static final Map<String, List<String>> BY_SERVICE = new LinkedHashMap<>();

    static {
        BY_SERVICE.put(
                "quota",
                List.of(
                        "/v1/decisions",
                        "/v1/settlements",
                        "/v1/subscribers",
                        "/v1/gateway",
                        "/v1/routing",
                        "/v1/keys",
                        "/v1/republications",
                        "/v1/audit/counters",
                        "/v1/topics/quota",
                        "/v1/audit-entries/quota",
                        "/console/quota"));
        BY_SERVICE.put(
                "billing",
                List.of(
                        "/v1/accounts",
                        "/v1/invoices",
                        "/v1/invoice-runs",
                        "/v1/credit-notes",
                        "/v1/receivables",
                        "/v1/tax-rates",
                        "/v1/ledger",
                        "/v1/usage",
                        "/v1/exports",
                        "/v1/parked-events",
                        "/v1/audit/books",
                        "/v1/topics/billing",
                        "/v1/audit-entries/billing",
                        "/console/billing"));
        BY_SERVICE.put(
                "catalog",
                List.of(
                        "/v1/plans",
                        "/v1/models",
                        "/v1/defaults",
                        "/v1/energy",
                        "/v1/rates",
                        "/v1/price-lists",
                        "/v1/quotes",
                        "/v1/simulations",
                        "/v1/topics/catalog",
                        "/v1/audit-entries/catalog",
                        "/console/catalog"));
    }

    /** Signing in and out, which every service can do alike; nothing below them is anybody's but a service's own. */
    private static final Set<String> SIGNING_IN =
            Set.of("/console", "/console/signed-in", "/console/sign-out", "/console/signed-out");

    private static final String SIGNS_IN = "quota";

    private Routes() {}

    /**
     * The name of the service that a path belongs to.
     *
     * @param path as it came, still encoded
     */
    public static Optional<String> serviceOf(String path) {
        if (SIGNING_IN.contains(path)) {
            return Optional.of(SIGNS_IN);
        }
        return BY_SERVICE.entrySet().stream()
                .filter(service -> service.getValue().stream().anyMatch(route -> covers(route, path)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean covers(String route, String path) {
        return path.equals(route) || path.startsWith(route + "/");
    }
}
