/** The configurations of {@code deploy/gateways} in the programs that they are for, before the real stack. */
@NullMarked
package dev.thinkwatt.e2e.gateway;

import org.jspecify.annotations.NullMarked;
