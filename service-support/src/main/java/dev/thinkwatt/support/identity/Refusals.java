package dev.thinkwatt.support.identity;

import dev.thinkwatt.support.problem.ProblemResponses;
import dev.thinkwatt.support.problem.ProblemType;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is answered to whom we do not know, or who may not: the API gets a problem, a page the way to sign in. */
@Singleton
class Refusals {

    private static final String SIGN_IN =
            "send 'Authorization: Bearer' with an API key or a token of the identity provider";
    private static final String NOT_ACCEPTED =
            "the credential is not one that this service accepts: malformed, expired, revoked, or meant for another";

    private final IdentityProvider provider;

    Refusals(IdentityProvider provider) {
        this.provider = provider;
    }

    @ServerExceptionMapper(UnauthorizedException.class)
    Uni<Response> unknown(RoutingContext request) {
        return unauthenticated(request, SIGN_IN);
    }

    @ServerExceptionMapper(AuthenticationFailedException.class)
    Uni<Response> notAccepted(RoutingContext request) {
        return unauthenticated(request, NOT_ACCEPTED);
    }

    /** The provider sent somebody back with something that does not end in a sign-in. */
    @ServerExceptionMapper(AuthenticationCompletionException.class)
    Response notCompleted() {
        return ProblemResponses.of(ProblemType.UNAUTHENTICATED, "signing in did not succeed; start again at /console");
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden() {
        return ProblemResponses.of(
                ProblemType.FORBIDDEN, "what you are signed in as does not allow this; see docs/access.md");
    }

    private Uni<Response> unauthenticated(RoutingContext request, String detail) {
        if (!request.normalizedPath().startsWith("/console")) {
            return Uni.createFrom().item(challenge(detail));
        }
        if (request.request().getHeader("HX-Request") != null) {
            // The session ended under an open page: load it anew, which leads to the sign-in.
            return Uni.createFrom()
                    .item(Response.status(Response.Status.UNAUTHORIZED)
                            .header("HX-Refresh", "true")
                            .build());
        }
        Context context = request.vertx().getOrCreateContext();
        return provider.answers()
                .emitOn(command -> context.runOnContext(now -> command.run()))
                .flatMap(there -> there ? toProvider(request) : Uni.createFrom().item(providerIsAway()));
    }

    private static Response challenge(String detail) {
        return Response.fromResponse(ProblemResponses.of(ProblemType.UNAUTHENTICATED, detail))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"thinkwatt\"")
                .build();
    }

    private static Uni<Response> toProvider(RoutingContext request) {
        HttpAuthenticator authenticator =
                Objects.requireNonNull(request.get(HttpAuthenticator.class.getName()), "no authenticator");
        return authenticator
                .getChallenge(request)
                .map(Refusals::answer)
                .onFailure()
                .recoverWithItem(Refusals::providerIsAway);
    }

    private static Response answer(ChallengeData challenge) {
        Response.ResponseBuilder answer = Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        return answer.build();
    }

    private static Response providerIsAway() {
        return ProblemResponses.of(
                ProblemType.UNAVAILABLE,
                "The identity provider does not answer, so nobody can sign in just now. Whoever is signed in goes on working,"
                        + " and so do API keys.");
    }
}
