@NullMarked
package org.demarche.time;

import org.jspecify.annotations.NullMarked;
