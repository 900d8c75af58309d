/** Who gets in: API keys of machines, and tokens of the demo's people. */
@NullMarked
package dev.thinkwatt.local.access;

import org.jspecify.annotations.NullMarked;
