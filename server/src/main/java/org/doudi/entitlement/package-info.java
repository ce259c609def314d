/** "Am I entitled?": plain questions to anybody, without signing in; nothing of the answers is stored or recorded. */
@NullMarked
@ApplicationModule(allowedDependencies = {"divisions", "access", "shell", "programmes"})
package org.doudi.entitlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
