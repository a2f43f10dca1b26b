@NullMarked
package org.demarche.crisis;

import org.jspecify.annotations.NullMarked;
