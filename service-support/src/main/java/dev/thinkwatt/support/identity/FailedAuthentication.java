package dev.thinkwatt.support.identity;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;

/**
 * Leaves an authentication that fails to those who answer with problems and pages. Nobody is authenticated before a resource
 * asks who calls, and there the platform takes its own handler of failures away; but first it finds the path template of every
 * request, for the metrics of those that never get so far. They are counted together instead: by their own paths, strangers
 * could fill the metrics.
 */
@Singleton
class FailedAuthentication {

    /** That of the platform's own authentication, which comes first of two that have the same. */
    private static final int AFTER_AUTHENTICATION = 200;

    /** Where metrics find the template of a path. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final String NO_TEMPLATE = "/UNMATCHED";

    void add(@Observes Filters filters) {
        filters.register(FailedAuthentication::leave, AFTER_AUTHENTICATION);
    }

    private static void leave(RoutingContext request) {
        request.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        request.addHeadersEndHandler(answered -> nameUnmatched(request));
        request.next();
    }

    /** What is not found is counted together anyway. */
    private static void nameUnmatched(RoutingContext request) {
        int status = request.response().getStatusCode();
        boolean refused = status >= Status.BAD_REQUEST.getStatusCode() && status != Status.NOT_FOUND.getStatusCode();
        if (refused || HttpMethod.OPTIONS.equals(request.request().method())) {
            Context context = ((HttpServerRequestInternal) request.request()).context();
            if (context.getLocal(TEMPLATE) == null) {
                context.putLocal(TEMPLATE, NO_TEMPLATE);
            }
        }
    }
}
