package dev.thinkwatt.quota.audit;

import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.quota.decision.Owner;

/** What decisions take units from. */
sealed interface Source {
    Owner owner();

    /** A window of an allowance, of a sliding one a twelfth of it. */
    record OfWindow(Owner owner, String allowance, TimeSpan window) implements Source {
        @Override
        public String toString() {
            return owner.key() + " " + allowance + " from " + window.startsAt();
        }
    }

    /** A grant of kind balance. */
    record OfTopUp(Owner owner, String grantId) implements Source {
        @Override
        public String toString() {
            return owner.key() + " " + grantId;
        }
    }
}
