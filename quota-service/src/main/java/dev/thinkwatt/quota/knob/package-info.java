/** What a subscriber sets of what its plan offers. */
@NullMarked
package dev.thinkwatt.quota.knob;

import org.jspecify.annotations.NullMarked;
