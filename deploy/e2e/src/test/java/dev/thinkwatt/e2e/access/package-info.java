/** Who may do what, and what must not be possible for anybody. */
@NullMarked
package dev.thinkwatt.e2e.access;

import org.jspecify.annotations.NullMarked;
