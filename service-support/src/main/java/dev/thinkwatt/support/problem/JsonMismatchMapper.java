package dev.thinkwatt.support.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** JSON that is well-formed and does not fit; replaces the platform's mapper, which would answer with names of classes. */
@Provider
class JsonMismatchMapper implements ExceptionMapper<MismatchedInputException> {

    @Override
    public Response toResponse(MismatchedInputException mismatch) {
        return JsonProblems.response(mismatch);
    }
}
