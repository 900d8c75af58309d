package dev.thinkwatt.support.problem;

import java.net.URI;
import java.util.Arrays;

/** The closed list of what can go wrong, as callers see it; {@code docs/problems.md} says what to do about each. */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", 400, "The request breaks a rule"),
    UNREADABLE_BODY("unreadable-body", 400, "The body is not valid JSON"),
    UNAUTHENTICATED("unauthenticated", 401, "The caller is not known"),
    FORBIDDEN("forbidden", 403, "The caller may not do this"),
    NOT_FOUND("not-found", 404, "There is no such thing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The resource does not offer this method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "The resource is not available in any accepted media type"),
    CONFLICT("conflict", 409, "The request conflicts with what is there"),
    PRECONDITION_FAILED("precondition-failed", 412, "Somebody else has changed it"),
    BODY_TOO_LARGE("body-too-large", 413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's media type is not supported"),
    PRECONDITION_REQUIRED("precondition-required", 428, "The request must say which state it is about"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "The key's rate is used up"),
    DENIED("denied", 429, "The subscriber's plan serves nothing for this request"),
    INTERNAL_ERROR("internal-error", 500, "Something went wrong on our side"),
    UNAVAILABLE("unavailable", 503, "The service cannot answer just now");

    private final URI uri;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.uri = URI.create("urn:thinkwatt:problem:" + slug);
        this.status = status;
        this.title = title;
    }

    /** {@code urn:thinkwatt:problem:…}: compared by callers, never fetched. */
    public URI uri() {
        return uri;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** One sentence for people, the same for every problem of this type. */
    public String title() {
        return title;
    }

    /** The type of a status that comes without one: the nearest of its class. */
    static ProblemType ofStatus(int status) {
        return Arrays.stream(values())
                .filter(type -> type.status == status && type != UNREADABLE_BODY && type != DENIED)
                .findFirst()
                .orElse(status < 500 ? INVALID_REQUEST : INTERNAL_ERROR);
    }
}
