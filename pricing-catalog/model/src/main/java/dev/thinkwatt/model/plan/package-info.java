/** What is sold: plan versions with their models, allowances and prices. */
@NullMarked
package dev.thinkwatt.model.plan;

import org.jspecify.annotations.NullMarked;
