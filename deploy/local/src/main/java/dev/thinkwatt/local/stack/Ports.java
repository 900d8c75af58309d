package dev.thinkwatt.local.stack;

/**
 * Where everything listens, on the loopback address.
 *
 * @param offset added to each port, so that several stacks run beside each other
 */
record Ports(int offset) {

    static final int OFFSET_MAX = 40_000;

    Ports {
        if (offset < 0 || offset > OFFSET_MAX) {
            throw new Refusal("--port-offset is between 0 and %,d, not %,d.".formatted(OFFSET_MAX, offset));
        }
    }

    int frontDoor() {
        return 8080 + offset;
    }

    int identity() {
        return 8084 + offset;
    }

    int postgres() {
        return 15432 + offset;
    }

    int kafka() {
        return 19092 + offset;
    }

    int kafkaController() {
        return 19093 + offset;
    }

    int service(Service service) {
        return service.port + offset;
    }

    int management(Service service) {
        return service.port + 1_000 + offset;
    }
}
