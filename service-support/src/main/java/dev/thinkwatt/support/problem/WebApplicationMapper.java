package dev.thinkwatt.support.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;

/** What the REST layer throws: no such path, no such method, a body or parameter that it cannot read. */
@Provider
class WebApplicationMapper implements ExceptionMapper<WebApplicationException> {

    private static final Map<ProblemType, String> DETAILS = Map.of(
            ProblemType.NOT_FOUND, "nothing answers at this path",
            ProblemType.METHOD_NOT_ALLOWED, "see the Allow header",
            ProblemType.UNSUPPORTED_MEDIA_TYPE, "send application/json",
            ProblemType.BODY_TOO_LARGE, "send less in one request");

    private final UncaughtMapper bugs = new UncaughtMapper();
    private final ResourceInfo resource;
    private final UriInfo uri;

    WebApplicationMapper(@Context ResourceInfo resource, @Context UriInfo uri) {
        this.resource = resource;
        this.uri = uri;
    }

    @Override
    public Response toResponse(WebApplicationException exception) {
        if (exception.getCause() instanceof JsonProcessingException json) {
            return JsonProblems.response(json);
        }
        Response given = exception.getResponse();
        int status = given.getStatus();
        if (status >= 500 && status != ProblemType.UNAVAILABLE.status()) {
            return bugs.toResponse(exception);
        }
        if (given.hasEntity() || status < 400) {
            return given;
        }
        return isUnconverted(exception)
                ? ProblemResponses.invalid(ParameterProblems.of(resource.getResourceMethod(), uri))
                : answer(given, ProblemType.ofStatus(status));
    }

    /** A parameter that does not convert arrives as "not found" with a cause; it is a broken rule, not a missing thing. */
    private static boolean isUnconverted(WebApplicationException exception) {
        return exception.getCause() != null && exception.getResponse().getStatus() < 500;
    }

    private static Response answer(Response given, ProblemType type) {
        Problem problem = Problem.of(type, DETAILS.getOrDefault(type, "the request cannot be read"), List.of());
        return Response.fromResponse(given)
                .status(type.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
