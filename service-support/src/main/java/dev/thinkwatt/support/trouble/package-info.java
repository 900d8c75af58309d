/** Telling of what fails, without a flood, and telling what passes from what stays. */
@NullMarked
package dev.thinkwatt.support.trouble;

import org.jspecify.annotations.NullMarked;
