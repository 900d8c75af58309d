package dev.thinkwatt.support.identity;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Turns the roles that the identity provider asserts of a person into our scopes, and forgets all other claims to power. */
@Singleton
class ScopesOfPeople implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity.isAnonymous() ? identity : scoped(identity));
    }

    private static SecurityIdentity scoped(SecurityIdentity identity) {
        Set<String> scopes = Role.scopesOf(identity.getRoles());
        QuarkusSecurityIdentity.Builder scoped = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(Callers.ATTRIBUTE, caller(identity, scopes))
                .addRoles(scopes);
        return scoped.build();
    }

    private static Caller caller(SecurityIdentity identity, Set<String> scopes) {
        String name = identity.getPrincipal().getName();
        Caller.SignIn by =
                identity.getCredential(IdTokenCredential.class) == null ? Caller.SignIn.TOKEN : Caller.SignIn.SESSION;
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            @Nullable String subject = token.getSubject();
            @Nullable Object full = token.getClaim("name");
            return new Caller(
                    Caller.Kind.PERSON,
                    subject == null ? name : subject,
                    full instanceof String text ? text : name,
                    by,
                    scopes);
        }
        return new Caller(Caller.Kind.PERSON, name, name, by, scopes);
    }
}
