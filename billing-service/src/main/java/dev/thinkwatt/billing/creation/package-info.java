/** Ids that clients choose: the first call creates, its repetitions change nothing. */
@NullMarked
package dev.thinkwatt.billing.creation;

import org.jspecify.annotations.NullMarked;
