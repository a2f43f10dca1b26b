/** What an auditor can do without a server, held against what a server does. */
@NullMarked
package org.demarche.audit;

import org.jspecify.annotations.NullMarked;
