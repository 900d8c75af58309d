package dev.thinkwatt.catalog.tariff;

import dev.thinkwatt.catalog.tariff.TariffFile.Fault;

/** A fault after which nothing more can be read. It never leaves the package. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    Unreadable(String place, String rule) {
        super(place + " " + rule, null, false, false);
        this.fault = new Fault(place, rule);
    }

    Fault fault() {
        return fault;
    }
}
