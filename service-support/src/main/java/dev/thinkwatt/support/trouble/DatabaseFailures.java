package dev.thinkwatt.support.trouble;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells a database that is away, busy or restarting from one that refuses a statement for good. */
public final class DatabaseFailures {

    /** SQLSTATE classes: connection, rollback by deadlock or serialisation, resources, operator intervention, system error. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final int CAUSES_MAX = 20;

    private DatabaseFailures() {}

    /** Whether the same transaction may succeed later, whatever wraps the database's exception. */
    public static boolean isPassing(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (cause instanceof SQLException sql && isPassing(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** A pool that has no connection to give says so without a state. */
    private static boolean isPassing(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                || failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || state.equals(LOCK_NOT_AVAILABLE)
                || PASSING_CLASSES.contains(state.substring(0, Math.min(2, state.length())));
    }
}
