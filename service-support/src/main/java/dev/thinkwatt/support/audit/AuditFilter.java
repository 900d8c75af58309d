package dev.thinkwatt.support.audit;

import dev.thinkwatt.support.page.Address;
import org.jspecify.annotations.Nullable;

/** What the page is narrowed to; it is all in the address, so that a view can be passed on. */
record AuditFilter(String service, String actor, String action, String subject) {

    static AuditFilter of(String service, AuditQuery query) {
        return new AuditFilter(service, given(query.actor), given(query.action), given(query.subject));
    }

    public boolean isEmpty() {
        return actor.isEmpty() && action.isEmpty() && subject.isEmpty();
    }

    AuditFilter in(String other) {
        return new AuditFilter(other, actor, action, subject);
    }

    AuditFilter byActor(String only) {
        return new AuditFilter(service, only, action, subject);
    }

    AuditFilter byAction(String only) {
        return new AuditFilter(service, actor, only, subject);
    }

    AuditFilter bySubject(String only) {
        return new AuditFilter(service, actor, action, only);
    }

    public String path() {
        return "/console/" + service + "/audit";
    }

    /** The address of the newest entries. */
    public String url() {
        return url("");
    }

    /** The address of the entries after a cursor. */
    String url(String after) {
        return Address.of(path())
                .with("actor", actor)
                .with("action", action)
                .with("subject", subject)
                .with("after", after)
                .toString();
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
