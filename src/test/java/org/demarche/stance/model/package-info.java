@NullMarked
package org.demarche.stance.model;

import org.jspecify.annotations.NullMarked;
