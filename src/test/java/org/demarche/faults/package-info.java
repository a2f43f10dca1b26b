@NullMarked
package org.demarche.faults;

import org.jspecify.annotations.NullMarked;
