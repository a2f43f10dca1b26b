@NullMarked
package org.demarche.development;

import org.jspecify.annotations.NullMarked;
