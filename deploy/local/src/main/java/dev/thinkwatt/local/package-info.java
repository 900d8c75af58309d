/** The local stack. */
@NullMarked
package dev.thinkwatt.local;

import org.jspecify.annotations.NullMarked;
