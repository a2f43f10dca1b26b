@NullMarked
package org.demarche.console;

import org.jspecify.annotations.NullMarked;
