package dev.thinkwatt.support.outbox;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says once that something fails and once that it works again, however often it is tried in between. */
final class TroubleLog {

    private final Logger log;
    private final String sentence;
    private boolean trouble;
    private @Nullable Exception reason;

    TroubleLog(Logger log, String sentence) {
        this.log = log;
        this.sentence = sentence;
    }

    void reason(@Nullable Exception latest) {
        if (latest != null) {
            reason = latest;
        }
    }

    void is(boolean now) {
        if (now && !trouble) {
            log.warnf("%s: %s", sentence, reason == null ? "no answer" : reason);
        } else if (!now && trouble) {
            log.infof("Over: %s.", sentence);
            reason = null;
        }
        trouble = now;
    }
}
