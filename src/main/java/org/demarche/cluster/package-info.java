/** The programs that run on one database: what they tell each other, who of them leads, and who is alone. Knows no feature. */
@NullMarked
package org.demarche.cluster;

import org.jspecify.annotations.NullMarked;
