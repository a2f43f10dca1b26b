@NullMarked
package org.demarche.cluster;

import org.jspecify.annotations.NullMarked;
