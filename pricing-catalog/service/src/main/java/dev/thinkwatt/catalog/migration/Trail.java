package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.catalog.plan.Author;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import jakarta.enterprise.context.ApplicationScoped;

/** Who acts, and where it is written down. */
@ApplicationScoped
class Trail {

    private final Callers callers;
    private final Audit audit;

    Trail(Callers callers, Audit audit) {
        this.callers = callers;
        this.audit = audit;
    }

    Author author() {
        return Author.of(callers.current());
    }

    void decided(Decided decided) {
        audit.record(Act.created("migration.decided", "plan", decided.planId(), decided)
                .because(decided.reason()));
    }

    void withdrawn(Decided before, Decided after, String reason) {
        audit.record(Act.changed("migration.withdrawn", "plan", after.planId(), before, after)
                .because(reason));
    }
}
