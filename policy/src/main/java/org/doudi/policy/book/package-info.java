/** Reads the book of policies that is part of the product: DMN files, parameters, items, articles. */
@NullMarked
package org.doudi.policy.book;

import org.jspecify.annotations.NullMarked;
