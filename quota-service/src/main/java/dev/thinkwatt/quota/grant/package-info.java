/** What operations give a subscriber beyond its plan: grants, and windows begun anew. */
@NullMarked
package dev.thinkwatt.quota.grant;

import org.jspecify.annotations.NullMarked;
