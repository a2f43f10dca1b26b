/** The programs that run on one database: what they tell each other, who of them leads, and who is alone. It knows no feature but by the name of its duty. */
@NullMarked
package org.demarche.cluster;

import org.jspecify.annotations.NullMarked;
