package dev.thinkwatt.support.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
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
        return answer(exception, ProblemType.ofStatus(status));
    }

    /** A parameter that does not convert arrives as "not found" with a cause; it is a broken rule, not a missing thing. */
    private static Response answer(WebApplicationException exception, ProblemType type) {
        boolean unconverted = exception.getCause() != null && type == ProblemType.NOT_FOUND;
        ProblemType told = unconverted ? ProblemType.INVALID_REQUEST : type;
        Response.ResponseBuilder response = Response.fromResponse(exception.getResponse())
                .status(told.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(
                        told,
                        DETAILS.getOrDefault(told, "a parameter of the path or the query cannot be read"),
                        java.util.List.of()));
        return response.build();
    }
}
