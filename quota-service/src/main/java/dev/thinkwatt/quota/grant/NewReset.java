package dev.thinkwatt.quota.grant;

/** A window that is asked to begin anew. */
public record NewReset(String resetId, String allowance, String reason) {}
