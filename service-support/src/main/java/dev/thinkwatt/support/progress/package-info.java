/** How far long work is. */
@NullMarked
package dev.thinkwatt.support.progress;

import org.jspecify.annotations.NullMarked;
