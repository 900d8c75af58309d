/** The services as their callers see them. */
@NullMarked
package dev.thinkwatt.local.client;

import org.jspecify.annotations.NullMarked;
