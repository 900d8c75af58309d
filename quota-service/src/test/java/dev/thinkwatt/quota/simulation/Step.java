package dev.thinkwatt.quota.simulation;

import java.util.Random;

/** What may happen next. */
enum Step {
    GRANT,
    RESET,
    CHANGE_PLAN,
    CHANGE_DEFAULT,
    SETTLE,
    EXPIRE,
    RELEASE,
    DECIDE;

    static Step drawn(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> GRANT;
            case 1 -> RESET;
            case 2 -> CHANGE_PLAN;
            case 3 -> CHANGE_DEFAULT;
            case 4, 5, 6 -> SETTLE;
            case 7 -> EXPIRE;
            case 8, 9 -> RELEASE;
            default -> DECIDE;
        };
    }
}
