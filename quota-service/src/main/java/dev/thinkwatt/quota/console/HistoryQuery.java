package dev.thinkwatt.quota.console;

import dev.thinkwatt.support.paging.PageRequest;

/** Which decisions of a subscriber are asked for: those before the last that was seen. */
public class HistoryQuery extends PageRequest {

    HistoryCursor before() {
        return HistoryCursor.parse(after());
    }
}
