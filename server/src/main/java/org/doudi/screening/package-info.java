/** Who qualifies, who misses out, who can no longer be told: every family by every programme, after every change. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "database",
            "divisions",
            "audit",
            "access",
            "shell",
            "sheets",
            "registry",
            "work",
            "exchange",
            "files",
            "programmes"
        })
package org.doudi.screening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
