/** JSON as it is read and written everywhere: over HTTP, in the event store and in command files. */
@NullMarked
package org.demarche.json;

import org.jspecify.annotations.NullMarked;
