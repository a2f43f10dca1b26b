@NullMarked
package org.demarche.source;

import org.jspecify.annotations.NullMarked;
