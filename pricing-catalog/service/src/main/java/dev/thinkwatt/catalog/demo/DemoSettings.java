package dev.thinkwatt.catalog.demo;

import io.smallrye.config.ConfigMapping;

/** Whether an empty catalog starts with the demo. */
@ConfigMapping(prefix = "thinkwatt.catalog")
interface DemoSettings {

    /** Publishes the demo at start, once, into a catalog that is empty. */
    boolean demo();
}
