package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.key.ApiKey;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one page that has a secret on it, or says that it was shown before.
 *
 * @param title what happened
 * @param key null where an earlier call made it
 * @param tryUrl something that the key opens, null where nothing does that can be just read
 */
record ShownKey(
        String title,
        String keyId,
        @Nullable String key,
        @Nullable String tryUrl) {

    private static final Map<String, String> READABLE = Map.of(
            Scope.GATEWAY, "v1/subscribers/SUBSCRIBER/standing",
            Scope.FINANCE, "v1/invoices?account=ACCOUNT",
            Scope.FINANCE_READ, "v1/invoices?account=ACCOUNT",
            Scope.CATALOG, "v1/plans",
            Scope.CATALOG_READ, "v1/plans",
            Scope.AUDITOR, "v1/audit-entries/quota");

    static ShownKey of(String title, String keyId, Optional<ApiKey> made, List<String> scopes, URI base) {
        return new ShownKey(
                title,
                keyId,
                made.map(ApiKey::text).orElse(null),
                scopes.stream()
                        .filter(READABLE::containsKey)
                        .map(scope -> base + READABLE.get(scope))
                        .findFirst()
                        .orElse(null));
    }
}
