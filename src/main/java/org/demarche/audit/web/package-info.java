/** What a server gives an auditor to take along. */
@NullMarked
package org.demarche.audit.web;

import org.jspecify.annotations.NullMarked;
