/** Keys and the national algorithms: SM3 digests and blind indexes, SM4-GCM encryption. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.doudi.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
