package org.demarche.stance;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stance with the time it has lasted and will last.
 *
 * @param since moment at which the present label began; null when it has been so from the beginning
 * @param lapsesOn first local day, from that of the question on, on which the label becomes {@code LAPSED} if nothing new is
 *     recorded; null when it does not within 31 half-lives
 */
public record DatedStance(
        @JsonUnwrapped Stance stance,
        @Nullable Instant since,
        @Nullable LocalDate lapsesOn) {}
