/** The page for analysts, recorders and auditors: what is served of it, and where. It asks the same API as everybody. */
@NullMarked
package org.demarche.console;

import org.jspecify.annotations.NullMarked;
