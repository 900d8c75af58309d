package dev.thinkwatt.support.page;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as pages show them; the tag {@code at} puts them where the exact one is seen too. */
@TemplateExtension
final class Moments {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Moments() {}

    static String utc(Instant moment) {
        return UTC.format(moment) + " UTC";
    }
}
