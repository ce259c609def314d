/** Benchmarks: what Doudi does beside what its peers and hand-written code do, in one run. */
@NullMarked
package org.doudi.bench;

import org.jspecify.annotations.NullMarked;
