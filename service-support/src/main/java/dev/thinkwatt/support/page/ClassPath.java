package dev.thinkwatt.support.page;

import java.io.InputStream;

/** Files that come with the application. */
final class ClassPath {

    private ClassPath() {}

    static InputStream open(String path) {
        InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(path);
        if (stream == null) {
            throw new IllegalStateException("not on the class path: " + path);
        }
        return stream;
    }
}
