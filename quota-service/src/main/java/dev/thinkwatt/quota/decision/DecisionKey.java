package dev.thinkwatt.quota.decision;

/** What a caller knows a decision by before it is made. */
record DecisionKey(String subscriberId, String requestId) {}
