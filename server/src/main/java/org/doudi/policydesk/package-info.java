/** Where city policy staff try a change before they make it: who would come in, who would go out, what it would cost. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "database",
            "divisions",
            "audit",
            "access",
            "shell",
            "registry",
            "exchange",
            "sheets",
            "files",
            "programmes",
            "screening"
        })
package org.doudi.policydesk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
