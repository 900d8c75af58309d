/** The whole suite as its users have it: real processes, driven through the launcher and the front door. */
@NullMarked
package dev.thinkwatt.e2e;

import org.jspecify.annotations.NullMarked;
