package dev.thinkwatt.bench;

/** The parts of a run. */
enum Section {
    PEAK,
    LATENCY,
    REPLICAS,
    SOAK
}
