package dev.thinkwatt.catalog.form;

/** What is done to a list. */
public enum Act {
    ADD,
    REMOVE;

    /** As a button sends it. */
    public String to(String path) {
        return name() + " " + path;
    }
}
