package dev.thinkwatt.support.audit;

import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which entries are asked for, newest first; every filter that is given must fit. */
public class AuditQuery extends PageRequest {

    @Parameter(description = "Only what this person, key or service did.")
    @Nullable @QueryParam("actor")
    @Size(max = 200) String actor;

    @Parameter(description = "Only this kind of act, `key.revoked` for example.")
    @Nullable @QueryParam("action")
    @Size(max = 200) String action;

    @Parameter(description = "Only what was done to the thing of this id.")
    @Nullable @QueryParam("subject")
    @Size(max = 200) String subject;

    /** Only entries before this one. */
    long before() {
        String last = after();
        try {
            return last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("after", "must be a cursor that an earlier page gave as next");
        }
    }
}
