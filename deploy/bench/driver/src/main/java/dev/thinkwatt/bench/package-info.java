/** What is measured, in which order, and the command that does it. */
@NullMarked
package dev.thinkwatt.bench;

import org.jspecify.annotations.NullMarked;
