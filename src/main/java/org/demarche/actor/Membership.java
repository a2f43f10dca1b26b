package org.demarche.actor;

import java.time.ZoneOffset;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/** Membership in a group, from and until included; null: unbounded. */
public record Membership(
        ActorId group, @Nullable When from, @Nullable When until) {
    public Membership {
        Require.present(group, "group");
        if (from != null && until != null && until.moment(ZoneOffset.UTC) < from.firstSecond(ZoneOffset.UTC)) {
            throw new Refusal(Code.INVALID_VALUE, "until", "Give an end that is not before the beginning.");
        }
    }
}
