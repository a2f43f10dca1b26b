/** What the rows of foreign feeds say: the only place that knows GDELT, ICEWS and CAMEO. Pure: no store, no clock. */
@NullMarked
package org.demarche.intake.feed;

import org.jspecify.annotations.NullMarked;
