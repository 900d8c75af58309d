package dev.thinkwatt.support.page;

import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** The answer to a form that says something wrong, or that a service refused: its page once more, with what is wrong. */
public final class FormAgain {

    private FormAgain() {}

    /** The page under the status of a fault of the caller. */
    public static Response wrong(TemplateInstance page) {
        return Response.status(400).entity(page.render()).build();
    }

    /**
     * The page under the status of the problem; what is not about what was entered is thrown again.
     *
     * @param fieldOfConflict where a conflict is told
     */
    public static Response refused(
            ProblemException refused, String fieldOfConflict, Function<FieldProblems, TemplateInstance> page) {
        FieldProblems problems = FieldProblems.of(refused, fieldOfConflict).orElseThrow(() -> refused);
        return Response.status(refused.type().status())
                .entity(page.apply(problems).render())
                .build();
    }
}
