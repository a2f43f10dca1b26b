/** What an auditor recomputes from what they were given, without a server: the program's own answers over a store of its own. */
@NullMarked
package org.demarche.audit;

import org.jspecify.annotations.NullMarked;
