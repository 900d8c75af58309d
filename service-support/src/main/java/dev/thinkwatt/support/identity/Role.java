package dev.thinkwatt.support.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a person is, as the identity provider names it in a claim, and what that lets them do. */
public enum Role {
    CATALOG_ADMIN(Scope.CATALOG, Scope.CATALOG_READ),
    CATALOG_APPROVER(Scope.CATALOG_APPROVE, Scope.CATALOG_READ),
    FINANCE(Scope.FINANCE, Scope.FINANCE_READ),
    FINANCE_VIEWER(Scope.FINANCE_READ),
    OPERATIONS(Scope.OPERATIONS, Scope.CATALOG_READ),
    AUDITOR(Scope.AUDITOR, Scope.CATALOG_READ, Scope.FINANCE_READ);

    private final String claim;
    private final Set<String> scopes;

    Role(String... scopes) {
        this.claim = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.scopes = Set.of(scopes);
    }

    /** Its name in the claim. */
    public String claim() {
        return claim;
    }

    /** What it opens. */
    public Set<String> scopes() {
        return scopes;
    }

    /** What all roles named in a claim open together; a name that is none of ours opens nothing, be it that of a scope. */
    static Set<String> scopesOf(Collection<String> claimed) {
        Set<String> scopes = new TreeSet<>();
        for (String name : claimed) {
            named(name).ifPresent(role -> scopes.addAll(role.scopes));
        }
        return scopes;
    }

    private static Optional<Role> named(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim.equals(claim)).findFirst();
    }
}
