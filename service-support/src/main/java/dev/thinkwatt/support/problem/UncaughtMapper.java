package dev.thinkwatt.support.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** A bug of ours: the caller gets an id, the log gets the id and all the rest. */
@Provider
class UncaughtMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(UncaughtMapper.class);

    /** What the platform says of a form with more fields than it reads, for which it has no exception of its own. */
    private static final String TOO_MANY_FIELDS = "Param limit of ";

    @Override
    public Response toResponse(Throwable bug) {
        if (bug.getClass() == RuntimeException.class
                && String.valueOf(bug.getMessage()).startsWith(TOO_MANY_FIELDS)) {
            return ProblemResponses.of(
                    ProblemType.BODY_TOO_LARGE, "the form has too many fields; send less in one request");
        }
        return ProblemResponses.of(problem(bug)).build();
    }

    static Problem problem(Throwable bug) {
        URI occurrence = URI.create("urn:uuid:" + UUID.randomUUID());
        LOG.errorf(bug, "A request failed: %s", occurrence);
        return Problem.of(ProblemType.INTERNAL_ERROR, "name the instance when reporting this", List.of())
                .as(occurrence);
    }
}
