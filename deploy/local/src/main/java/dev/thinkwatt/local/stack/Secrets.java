package dev.thinkwatt.local.stack;

import dev.thinkwatt.local.client.SecretFile;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** What the services share with the identity provider and among each other; drawn once for each data folder. */
record Secrets(String ofClient, String ofSessions) {

    private static final int BYTES = 32;

    static Secrets of(Home home) throws IOException {
        return new Secrets(drawnOnce(home, "client-secret"), drawnOnce(home, "session-secret"));
    }

    private static String drawnOnce(Home home, String name) throws IOException {
        SecretFile file = new SecretFile(home.keys().resolve(name));
        Optional<String> kept = file.read();
        if (kept.isPresent()) {
            return kept.get();
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String drawn = HexFormat.of().formatHex(random);
        file.write(drawn);
        return drawn;
    }

    /** So that no log ever shows them. */
    @Override
    public String toString() {
        return "Secrets";
    }
}
