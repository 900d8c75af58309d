package dev.thinkwatt.model.plan;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What windows are counted from.
 *
 * @param zone the account's time zone
 * @param subscribedAt when the account's present subscription began
 */
public record Anchor(ZoneId zone, Instant subscribedAt) {}
