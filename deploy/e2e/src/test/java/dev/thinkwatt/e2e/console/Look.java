package dev.thinkwatt.e2e.console;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a window is like: its width in CSS pixels, and the colours that its system prefers. */
record Look(int width, ColorScheme colours) {

    private static final int PHONE = 390;

    static final Look DESKTOP = new Look(1_280, ColorScheme.LIGHT);

    /** A desktop and a phone, in light and dark. */
    static Stream<Look> all() {
        return IntStream.of(DESKTOP.width(), PHONE)
                .boxed()
                .flatMap(width ->
                        Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).map(colours -> new Look(width, colours)));
    }

    int height() {
        return width == PHONE ? 844 : 800;
    }

    @Override
    public String toString() {
        return width + "-" + colours.name().toLowerCase(Locale.ROOT);
    }
}
