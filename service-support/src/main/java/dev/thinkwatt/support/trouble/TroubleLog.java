package dev.thinkwatt.support.trouble;

import org.jboss.logging.Logger;

/** Says once that something fails and once that it works again, however often it is tried in between. */
public final class TroubleLog {

    private final Logger log;
    private final String sentence;
    private boolean trouble;

    /**
     * @param sentence what does not work, without the reason
     */
    public TroubleLog(Logger log, String sentence) {
        this.log = log;
        this.sentence = sentence;
    }

    /** It fails, for this reason. */
    public synchronized void begins(Object reason) {
        if (!trouble) {
            log.warnf("%s: %s", sentence, reason);
        }
        trouble = true;
    }

    /** It works, perhaps again. */
    public synchronized void ends() {
        if (trouble) {
            log.infof("Over: %s", sentence);
        }
        trouble = false;
    }
}
