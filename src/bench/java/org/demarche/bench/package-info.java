/** Measuring, under the profile {@code bench}; docs/performance.md tells how to read the figures. */
@NullMarked
package org.demarche.bench;

import org.jspecify.annotations.NullMarked;
