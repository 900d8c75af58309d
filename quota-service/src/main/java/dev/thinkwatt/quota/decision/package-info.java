/** Decisions: asked for, kept, settled and released, each in a batch that is one transaction. */
@NullMarked
package dev.thinkwatt.quota.decision;

import org.jspecify.annotations.NullMarked;
