package dev.thinkwatt.e2e.gateway;

/**
 * What a proxy is set up with.
 *
 * @param away what it does while quota-service does not answer: {@code closed}, {@code open} or {@code downgrade}
 * @param subscriber who shows the client's key
 * @param thinking the port of the server of the model that the subscriber asks for
 * @param mini that of its fallback, and of all others
 */
record Setting(String away, int quota, String gatewayKey, String clientKey, String subscriber, int thinking, int mini) {

    Setting whenAway(String other, int nobody) {
        return new Setting(other, nobody, gatewayKey, clientKey, subscriber, thinking, mini);
    }

    Setting of(String another) {
        return new Setting(away, quota, gatewayKey, clientKey, another, thinking, mini);
    }
}
