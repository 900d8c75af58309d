/** Double entry, append-only. */
@NullMarked
package dev.thinkwatt.billing.ledger;

import org.jspecify.annotations.NullMarked;
