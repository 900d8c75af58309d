/** What subscribers are told of their limits. */
@NullMarked
package dev.thinkwatt.quota.notice;

import org.jspecify.annotations.NullMarked;
