/** The book of policies that comes with Doudi: its parameters, items, articles and worked cases hold together. */
@NullMarked
package org.doudi.policy.book;

import org.jspecify.annotations.NullMarked;
