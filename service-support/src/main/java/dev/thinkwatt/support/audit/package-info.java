/** Who did what, when and why: written with what was done, and never changed. */
@NullMarked
package dev.thinkwatt.support.audit;

import org.jspecify.annotations.NullMarked;
