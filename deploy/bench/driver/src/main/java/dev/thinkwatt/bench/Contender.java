package dev.thinkwatt.bench;

/** What is measured against each other, all in one process. */
enum Contender {
    NOTHING("does nothing", "/v1/bench/nothing"),
    DECISIONS("`/v1/decisions`", "/v1/decisions"),
    NAIVE("a transaction each", "/v1/bench/naive"),
    BUCKET4J("bucket4j", "/v1/bench/bucket4j");

    final String label;
    final String path;

    Contender(String label, String path) {
        this.label = label;
        this.path = path;
    }
}
