/** Every error as application/problem+json, from a closed list of types. */
@NullMarked
package dev.thinkwatt.support.problem;

import org.jspecify.annotations.NullMarked;
