/** Tables in files as people send them, read and written: text with separators, and workbooks. Knows no dataset. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.doudi.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
