/** Where every write is handed in, and how what it records is stored: the one place that sets Axon up for commands. */
@NullMarked
package org.demarche.desk;

import org.jspecify.annotations.NullMarked;
