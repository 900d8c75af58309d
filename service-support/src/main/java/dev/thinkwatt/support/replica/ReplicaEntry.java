package dev.thinkwatt.support.replica;

/** A stored value, as JSON, and the number of the change that brought it. */
record ReplicaEntry(String key, String value, long change) {}
