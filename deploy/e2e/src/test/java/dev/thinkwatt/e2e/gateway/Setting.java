package dev.thinkwatt.e2e.gateway;

/**
 * What a proxy is set up with.
 *
 * @param away what it does while quota-service does not answer: {@code closed}, {@code open} or {@code downgrade}
 * @param gatewayKey what it asks quota-service with
 * @param rateLimitHeaders in whose words that key is told what is left: {@code IETF} or {@code OPENAI}
 * @param subscriber who shows the client's key
 * @param thinking the port of the server of the model that the subscriber asks for
 * @param mini that of its fallback, and of all others
 */
record Setting(
        String away,
        int quota,
        String gatewayKey,
        String rateLimitHeaders,
        String clientKey,
        String subscriber,
        int thinking,
        int mini) {

    Setting whenAway(String other, int nobody) {
        return new Setting(other, nobody, gatewayKey, rateLimitHeaders, clientKey, subscriber, thinking, mini);
    }

    Setting of(String another) {
        return new Setting(away, quota, gatewayKey, rateLimitHeaders, clientKey, another, thinking, mini);
    }

    Setting withKey(String other, String words) {
        return new Setting(away, quota, other, words, clientKey, subscriber, thinking, mini);
    }
}
