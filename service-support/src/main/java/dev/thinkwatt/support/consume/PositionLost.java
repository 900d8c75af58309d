package dev.thinkwatt.support.consume;

/** Somebody else has moved the position of a partition: what was read here belongs to another reader. */
public final class PositionLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PositionLost(String topic, int partition, long from) {
        super("position of " + topic + "-" + partition + " is no longer " + from);
    }
}
