/** Who signs in on one machine: an OpenID provider with the demo's people, for the local stack and the tests. */
@NullMarked
package dev.thinkwatt.local.identity;

import org.jspecify.annotations.NullMarked;
