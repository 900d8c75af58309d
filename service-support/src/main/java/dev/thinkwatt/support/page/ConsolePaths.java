package dev.thinkwatt.support.page;

/** Which paths belong to people rather than programs. */
final class ConsolePaths {

    private ConsolePaths() {}

    static boolean covers(String path) {
        return path.equals(Navigation.START) || path.startsWith(Navigation.START + "/");
    }
}
