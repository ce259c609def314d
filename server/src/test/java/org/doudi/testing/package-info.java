/** What server tests share: a database, a clock, and work done by hand. */
@NullMarked
package org.doudi.testing;

import org.jspecify.annotations.NullMarked;
