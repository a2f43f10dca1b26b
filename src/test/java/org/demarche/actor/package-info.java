@NullMarked
package org.demarche.actor;

import org.jspecify.annotations.NullMarked;
