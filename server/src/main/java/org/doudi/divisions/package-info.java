/** The division tree and the days on which offices work. */
@NullMarked
@ApplicationModule(allowedDependencies = "database")
package org.doudi.divisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
