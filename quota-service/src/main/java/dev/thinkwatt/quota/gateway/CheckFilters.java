package dev.thinkwatt.quota.gateway;

import dev.thinkwatt.quota.ratelimit.IetfFields;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Makes one question of whatever a proxy asks, and one form of whatever it is answered. */
final class CheckFilters {

    private static final String CHECK = GatewayCheckResource.PATH;
    private static final URI QUESTION = URI.create(CHECK);
    private static final Map<String, String> WHERE_NOTHING_IS_DECIDED = new LinkedHashMap<>();

    static {
        WHERE_NOTHING_IS_DECIDED.put(Named.OUTCOME, "NONE");
        WHERE_NOTHING_IS_DECIDED.put(Named.MODEL, "");
        WHERE_NOTHING_IS_DECIDED.put(Named.REQUESTED_MODEL, "");
        WHERE_NOTHING_IS_DECIDED.put(Named.REASON, "NONE");
        WHERE_NOTHING_IS_DECIDED.put(Named.DECISION, "");
        WHERE_NOTHING_IS_DECIDED.put(Named.RETIRES_AT, "");
        WHERE_NOTHING_IS_DECIDED.put(Named.REPLAYED, "false");
        WHERE_NOTHING_IS_DECIDED.put(IetfFields.POLICY, "");
        WHERE_NOTHING_IS_DECIDED.put(IetfFields.LIMIT, "");
    }

    /** Some proxies ask by the method and below the path of the request itself. */
    @ServerRequestFilter(preMatching = true)
    void anyMethodAndPath(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (path.startsWith(CHECK) && (path.length() == CHECK.length() || path.charAt(CHECK.length()) == '/')) {
            request.setMethod(HttpMethod.GET);
            request.setRequestUri(QUESTION);
        }
    }

    /** A proxy that misses a header would pass on the client's own, or the name of a variable. */
    @AllHeaders
    @ServerResponseFilter
    void allHeaders(ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        WHERE_NOTHING_IS_DECIDED.forEach((name, value) -> {
            if (!headers.containsKey(name)) {
                headers.putSingle(name, value);
            }
        });
    }
}
