/** Who may ask: the seats, accounts and plans that the other services published. */
@NullMarked
package dev.thinkwatt.quota.subscriber;

import org.jspecify.annotations.NullMarked;
