package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.notice.Noticed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber was told of a limit, as the page shows it.
 *
 * @param percent null for a downgrade and a reset
 * @param endsAt of the window; null where it never ends
 */
record NoticeLine(
        Instant at,
        Noticed.Kind kind,
        String allowance,
        @Nullable Integer percent,
        @Nullable Instant endsAt) {}
