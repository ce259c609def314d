/** The whole way through, in a real browser on the real server. */
@NullMarked
package org.doudi.browser;

import org.jspecify.annotations.NullMarked;
