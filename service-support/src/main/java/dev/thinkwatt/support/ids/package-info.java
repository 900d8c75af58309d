/** The shapes of ids that callers make. */
@NullMarked
package dev.thinkwatt.support.ids;

import org.jspecify.annotations.NullMarked;
