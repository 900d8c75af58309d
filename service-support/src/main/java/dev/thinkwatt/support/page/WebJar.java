package dev.thinkwatt.support.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** A browser library on the class path, in whatever version the build chose. */
record WebJar(String name, String version) {

    static final String ROOT = "META-INF/resources/webjars";

    static WebJar of(String name) {
        return new WebJar(name, version("META-INF/maven/org.webjars.npm/" + name + "/pom.properties"));
    }

    /** Where a file of its distribution is below {@link #ROOT}. */
    String file(String path) {
        return name + "/" + version + "/dist/" + path;
    }

    private static String version(String about) {
        try (InputStream stream = ClassPath.open(about)) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
