@NullMarked
package org.demarche.intake.feed;

import org.jspecify.annotations.NullMarked;
