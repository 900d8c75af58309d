package dev.thinkwatt.catalog.energy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that a file is known by. */
public final class Sha256 {

    private Sha256() {}

    public static byte[] of(byte[] file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static String hex(byte[] file) {
        return HexFormat.of().formatHex(of(file));
    }
}
