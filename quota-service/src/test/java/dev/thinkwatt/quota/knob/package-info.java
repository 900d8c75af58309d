/** Knobs, over HTTP and in rows. */
@NullMarked
package dev.thinkwatt.quota.knob;

import org.jspecify.annotations.NullMarked;
