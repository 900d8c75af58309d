package dev.thinkwatt.support.page;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Keeps the token check to the console, and there without gaps. The library looks at every path but only at forms: programs
 * that send JSON with a credential of their own need no token, pages must not be reached by anything but a form or a token.
 */
@Singleton
class CsrfGuard {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FORMS =
            Set.of(MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA);
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final ErrorPages pages;
    private final String cookie;
    private final String header;

    CsrfGuard(
            ErrorPages pages,
            @ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String cookie,
            @ConfigProperty(name = "quarkus.rest-csrf.token-header-name") String header) {
        this.pages = pages;
        this.cookie = cookie;
        this.header = header;
    }

    /**
     * The API takes no forms, and a post without a body is often sent as one: the library would ask such a program for a
     * token.
     */
    void spareTheApi(@Observes Router router) {
        router.route("/v1/*").order(Integer.MIN_VALUE).handler(request -> {
            String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
            if (type != null && FORMS.stream().anyMatch(form -> type.regionMatches(true, 0, form, 0, form.length()))) {
                request.request().headers().remove(HttpHeaders.CONTENT_TYPE);
            }
            request.next();
        });
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public Optional<Response> refuse(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod())
                || !ConsolePaths.covers(request.getUriInfo().getPath())
                || (isOwnSite(request) && isChecked(request))) {
            return Optional.empty();
        }
        return Optional.of(pages.of(
                403,
                "This was not sent from the console",
                "Acts are accepted only from pages of this console. Nothing was changed."));
    }

    /** Programs keep no cookies, so an answer to one sets none. */
    @ServerResponseFilter(priority = Priorities.HEADER_DECORATOR)
    public void dropCookie(ContainerRequestContext request, RoutingContext routing) {
        if (!ConsolePaths.covers(request.getUriInfo().getPath())) {
            routing.response().removeCookie(cookie, false);
        }
    }

    /** Browsers say since 2023 whose page a request comes from; one that does not say still needs the token. */
    private static boolean isOwnSite(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        return site == null || OWN_SITES.contains(site);
    }

    /** Whether the library will ask for the token. */
    private boolean isChecked(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        return request.getHeaderString(header) != null || (type != null && isForm(type));
    }

    private static boolean isForm(MediaType type) {
        return isExactly(MediaType.APPLICATION_FORM_URLENCODED_TYPE, type)
                || isExactly(MediaType.MULTIPART_FORM_DATA_TYPE, type);
    }

    /** A wildcard is compatible with every type, and the library does not look at it. */
    private static boolean isExactly(MediaType form, MediaType type) {
        return form.getType().equalsIgnoreCase(type.getType())
                && form.getSubtype().equalsIgnoreCase(type.getSubtype());
    }
}
