/** Each breaks a rule on purpose, to see it caught. */
@NullMarked
package org.demarche.architecture.offenders;

import org.jspecify.annotations.NullMarked;
