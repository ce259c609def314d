/** What every page shares: layout, menu, languages, sign-in, error pages. Later modules add menu entries and notices. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "audit", "divisions"})
package org.doudi.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
