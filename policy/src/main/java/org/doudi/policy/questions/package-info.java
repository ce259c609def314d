/** Plain questions about a household, what the answers say of its file, and which question still decides something. */
@NullMarked
package org.doudi.policy.questions;

import org.jspecify.annotations.NullMarked;
