package org.demarche.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.demarche.actor.ActorId;
import org.demarche.actor.ActorView;
import org.demarche.actor.Actors;
import org.demarche.intake.feed.Cameo;
import org.demarche.intake.feed.Party;
import org.jspecify.annotations.Nullable;

/**
 * Who the actors of a feed are in the directory: as the importer was told, else by code, else by their exact name or alias,
 * capitals or not. Of two actors with one code or name, it is the one that was registered first; of one that is merged, the
 * one for whom it counts. Not thread-safe.
 */
final class ActorBook {
    private static final int PAGE = 1_000;

    private final Cameo cameo;
    private final Map<String, ActorId> told;
    private final Map<String, ActorView> codes = new HashMap<>();
    private final Map<String, ActorView> names = new HashMap<>();

    /** @param told who is meant by a code or a name, whatever the directory says */
    ActorBook(Cameo cameo, Map<String, ActorId> told) {
        this.cameo = cameo;
        this.told = Map.copyOf(told);
    }

    /** Reads of the directory, as known at a revision, some that were not in it before; at least one. */
    void read(Actors actors, Collection<ActorId> some, long revision) {
        actors.find(some, revision).forEach(this::enter);
    }

    /** Reads the directory, as known at a revision. */
    void read(Actors actors, long revision) {
        @Nullable ActorId after = null;
        List<ActorView> page;
        do {
            page = actors.list(revision, after, PAGE);
            for (ActorView actor : page) {
                enter(actor);
                after = actor.id();
            }
        } while (page.size() == PAGE);
    }

    private void enter(ActorView actor) {
        String code = actor.codes().cameo();
        if (code != null) {
            enter(codes, cameo.identity(code), actor);
        } else if (actor.codes().iso3() != null) {
            enter(codes, actor.codes().iso3(), actor);
        }
        enter(names, folded(actor.name()), actor);
        actor.aliases().forEach(alias -> enter(names, folded(alias), actor));
    }

    private static void enter(Map<String, ActorView> book, String key, ActorView actor) {
        book.merge(key, actor, (one, other) -> one.revision() <= other.revision() ? one : other);
    }

    /** Null where the directory has nobody like that. */
    @Nullable ActorId find(Party party) {
        ActorId known = party.code() == null ? null : told.get(party.code());
        if (known == null) {
            known = told.get(party.name());
        }
        if (known != null) {
            return known;
        }
        ActorView actor = party.code() == null ? null : codes.get(party.code());
        if (actor == null) {
            actor = names.get(folded(party.name()));
        }
        if (actor == null) {
            return null;
        }
        return actor.mergedInto() == null ? actor.id() : actor.mergedInto();
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
