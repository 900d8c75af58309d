package dev.thinkwatt.quota.subscriber;

import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.quota.policy.Subscriber;

/** What is known of somebody who asks. */
public sealed interface Lookup {

    record Known(Subscriber subscriber) implements Lookup {}

    /** Not known, or not yet. */
    record NotKnown(Reason reason) implements Lookup {}
}
