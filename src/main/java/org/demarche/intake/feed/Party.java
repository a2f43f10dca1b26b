package org.demarche.intake.feed;

import org.demarche.actor.ActorKind;
import org.jspecify.annotations.Nullable;

/**
 * An actor as a feed names it.
 *
 * @param code by which it is the same whatever its name; null where the feed has none
 * @param name how the directory is to call it where it is new there
 * @param kind what it is then
 * @param slug its id then, unless that is somebody else's
 */
public record Party(@Nullable String code, String name, ActorKind kind, String slug) {
    /** Lines of the name end as they do in the directory, where it is looked for. */
    public Party {
        name = name.replace("\r\n", "\n");
    }
}
