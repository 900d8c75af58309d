package dev.thinkwatt.e2e.console;

import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.local.identity.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests of a class in one browser. */
abstract class InBrowser {

    static Chromium chromium;

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Somebody at a desktop, signed in. */
    static Desk deskOf(Person person) {
        return deskOf(person, Look.DESKTOP);
    }

    /** Somebody signed in. */
    static Desk deskOf(Person person, Look look) {
        Desk desk = chromium.desk(Launcher.ofTests().stack().origin(), look);
        desk.signInAs(person);
        return desk;
    }
}
