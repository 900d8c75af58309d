/** Times that callers write. */
@NullMarked
package dev.thinkwatt.support.time;

import org.jspecify.annotations.NullMarked;
