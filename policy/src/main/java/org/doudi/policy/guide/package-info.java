/** What every programme gives, told in plain words to the people it is for; the figures stay parameters. */
@NullMarked
package org.doudi.policy.guide;

import org.jspecify.annotations.NullMarked;
