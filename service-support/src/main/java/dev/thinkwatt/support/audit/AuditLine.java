package dev.thinkwatt.support.audit;

import java.util.List;
import java.util.Map;

/** An entry as the page shows it: in words, with the addresses that narrow the page to what is alike. */
record AuditLine(
        AuditEntry entry,
        String kind,
        String signedIn,
        List<Difference> differences,
        String actorUrl,
        String actionUrl,
        String subjectUrl) {

    private static final Map<String, String> KINDS = Map.of(
            "PERSON", "Person",
            "KEY", "API key",
            "SERVICE", "Service");

    private static final Map<String, String> SIGN_INS = Map.of(
            "SESSION", "in the browser",
            "TOKEN", "with a token",
            "API_KEY", "with an API key",
            "NONE", "by itself");

    AuditLine {
        differences = List.copyOf(differences);
    }

    static AuditLine of(AuditEntry entry, AuditFilter filter) {
        return new AuditLine(
                entry,
                KINDS.getOrDefault(entry.actorKind(), entry.actorKind()),
                SIGN_INS.getOrDefault(entry.signedInBy(), entry.signedInBy()),
                Difference.between(entry.before(), entry.after()),
                filter.byActor(entry.actor()).url(),
                filter.byAction(entry.action()).url(),
                filter.bySubject(entry.subjectId()).url());
    }
}
