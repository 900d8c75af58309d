/** Who calls, and what they may do: roles of people and keys of machines, both told as scopes. */
@NullMarked
package dev.thinkwatt.support.identity;

import org.jspecify.annotations.NullMarked;
