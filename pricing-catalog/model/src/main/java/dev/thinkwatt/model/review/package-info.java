/** What is wrong or doubtful in a plan before it is published. */
@NullMarked
package dev.thinkwatt.model.review;

import org.jspecify.annotations.NullMarked;
