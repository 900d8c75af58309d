/** A month of one account in made-up time, beside a model of it that anybody can check by reading. */
@NullMarked
package dev.thinkwatt.quota.simulation;

import org.jspecify.annotations.NullMarked;
