package dev.thinkwatt.quota.grant;

import java.time.Instant;

/** A grant as it was given. */
public record GrantGiven(NewGrant grant, String grantedBy, Instant grantedAt) {}
