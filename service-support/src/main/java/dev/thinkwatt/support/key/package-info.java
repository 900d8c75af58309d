/** API keys: how they are written, which ones are valid, and what each may do. */
@NullMarked
package dev.thinkwatt.support.key;

import org.jspecify.annotations.NullMarked;
