/** Grants, over HTTP and in rows. */
@NullMarked
package dev.thinkwatt.quota.grant;

import org.jspecify.annotations.NullMarked;
