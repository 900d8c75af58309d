/** What all tests of the quota share. */
@NullMarked
package dev.thinkwatt.quota;

import org.jspecify.annotations.NullMarked;
