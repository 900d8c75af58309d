package dev.thinkwatt.support.page;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as pages show them; the tags {@code at} and {@code local} put them where the exact one is seen too. */
@TemplateExtension
final class Moments {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm zzz", Locale.ENGLISH);

    private Moments() {}

    static String utc(Instant moment) {
        return UTC.format(moment) + " UTC";
    }

    /** As clocks of a zone show it, the name of the time included: an hour that comes twice is told apart. */
    static String local(Instant moment, ZoneId zone) {
        return LOCAL.format(moment.atZone(zone));
    }
}
