/** The ledger over HTTP. */
@NullMarked
package org.demarche.ledger.web;

import org.jspecify.annotations.NullMarked;
