/** Tests of reading and writing JSON. */
@NullMarked
package org.demarche.json;

import org.jspecify.annotations.NullMarked;
