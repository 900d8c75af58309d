package dev.thinkwatt.local.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A secret on disk that only its owner may read. */
public record SecretFile(Path path) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FOLDER = only("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS = only("rw-------");

    private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** What it holds; none if there is no such file. */
    public Optional<String> read() throws IOException {
        return Files.exists(path) ? Optional.of(Files.readString(path).strip()) : Optional.empty();
    }

    /** Replaces it whole: a reader finds the one or the other, and nobody else ever either. */
    public void write(String secret) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder, OWNERS_FOLDER);
        Path written = Files.createTempFile(folder, "new", null, OWNERS);
        try {
            Files.writeString(written, secret + "\n");
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
