/** The local stack: processes that are started, watched, stopped and described. */
@NullMarked
package dev.thinkwatt.local.stack;

import org.jspecify.annotations.NullMarked;
