/** The program as a whole: reads the options, brings the database up and starts Spring. */
@NullMarked
package org.doudi;

import org.jspecify.annotations.NullMarked;
