/** Notices, over HTTP and in rows. */
@NullMarked
package dev.thinkwatt.quota.notice;

import org.jspecify.annotations.NullMarked;
