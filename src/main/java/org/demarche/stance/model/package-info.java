/** The stance model, version 1: exact arithmetic, no clock, no I/O, no framework. */
@NullMarked
package org.demarche.stance.model;

import org.jspecify.annotations.NullMarked;
