package dev.thinkwatt.support.page;

import dev.thinkwatt.support.identity.Caller;
import dev.thinkwatt.support.identity.Callers;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who looks at the page: the only place where pages read the signed-in person. */
@RequestScoped
class Visitor {

    private final CurrentIdentityAssociation association;

    Visitor(CurrentIdentityAssociation association) {
        this.association = association;
    }

    /** Completes once it is known who asks, even if that is nobody. */
    Uni<Void> known() {
        return association.getDeferredIdentity().onFailure().recoverWithNull().replaceWithVoid();
    }

    Optional<String> name() {
        return identity().map(Visitor::name);
    }

    boolean has(String scope) {
        return identity().map(identity -> identity.hasRole(scope)).orElse(false);
    }

    List<String> scopes() {
        return identity()
                .map(identity -> identity.getRoles().stream().sorted().toList())
                .orElse(List.of());
    }

    private static String name(SecurityIdentity identity) {
        @Nullable Caller caller = identity.getAttribute(Callers.ATTRIBUTE);
        return caller == null ? identity.getPrincipal().getName() : caller.name();
    }

    /** Never waits: pages are also rendered where waiting is forbidden, and an open page needs nobody. */
    private Optional<SecurityIdentity> identity() {
        @Nullable SecurityIdentity identity = association
                .getDeferredIdentity()
                .onFailure()
                .recoverWithNull()
                .subscribeAsCompletionStage()
                .getNow(null);
        return Optional.ofNullable(identity).filter(someone -> !someone.isAnonymous());
    }
}
