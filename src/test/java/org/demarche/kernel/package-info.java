@NullMarked
package org.demarche.kernel;

import org.jspecify.annotations.NullMarked;
