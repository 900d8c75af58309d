package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.paging.PageRequest;

/** Which decisions of a subscriber are asked for: those before the last that was seen. */
public class ReceiptQuery extends PageRequest {

    ReceiptCursor before() {
        return ReceiptCursor.parse(after());
    }
}
