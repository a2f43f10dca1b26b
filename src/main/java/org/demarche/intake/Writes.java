package org.demarche.intake;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.demarche.actor.ActorId;
import org.demarche.actor.Codes;
import org.demarche.actor.RegisterActor;
import org.demarche.crisis.CrisisId;
import org.demarche.development.Content;
import org.demarche.development.Initiator;
import org.demarche.development.Report;
import org.demarche.development.ReportDevelopment;
import org.demarche.development.Stance;
import org.demarche.intake.feed.FeedEvent;
import org.demarche.intake.feed.Party;
import org.demarche.intake.feed.Publication;
import org.demarche.intake.feed.Slug;
import org.demarche.source.RegisterSource;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.jspecify.annotations.Nullable;

/** The writes that record what a feed says. Nobody has judged it: reliability F, credibility 6. */
final class Writes {
    private static final int CANNOT_BE_JUDGED = 6;

    private Writes() {}

    static RegisterSource source(Publication publication) {
        return new RegisterSource(new SourceId(publication.publisher()), publication.name(), Reliability.F, null, null);
    }

    static RegisterActor actor(ActorId id, Party party) {
        Codes codes = party.code() == null ? Codes.NONE : new Codes(null, party.code(), null);
        return new RegisterActor(id, party.name(), party.kind(), List.of(), codes, List.of(), null);
    }

    /** The development as it is recorded if its actors have the ids that are made of their names; refused where some write could not be made. */
    static ReportDevelopment draft(CrisisId crisis, FeedEvent event) {
        source(event.publication());
        ActorId initiator = check(event.initiator());
        return development(crisis, event, initiator, event.target() == null ? null : check(event.target()));
    }

    private static ActorId check(Party party) {
        return actor(new ActorId(party.slug()), party).actor();
    }

    /** The ids that an actor may have, as far as the others are somebody else's; the last is nobody else's. */
    static List<Function<Party, ActorId>> ids() {
        return List.of(
                party -> new ActorId(party.slug()),
                Writes::otherId,
                party -> new ActorId(Slug.apart(party.code() == null ? party.name() : party.code())));
    }

    private static ActorId otherId(Party party) {
        String code = party.code() == null ? party.kind().name() : party.code();
        String end = "-" + code.toLowerCase(Locale.ROOT).replace('_', '-');
        String begin = party.slug().substring(0, Math.min(party.slug().length(), 80 - end.length()));
        return new ActorId(begin + end);
    }

    static ReportDevelopment development(
            CrisisId crisis, FeedEvent event, ActorId initiator, @Nullable ActorId target) {
        Publication publication = event.publication();
        Report report = new Report(
                new SourceId(publication.publisher()),
                CANNOT_BE_JUDGED,
                Stance.AFFIRMS,
                publication.origin(),
                publication.published(),
                publication.url(),
                publication.locator(),
                null,
                null,
                null);
        Content content = new Content(
                event.occurred(),
                event.type(),
                event.summary(),
                List.of(new Initiator(initiator, null)),
                target == null ? List.of() : List.of(target),
                null,
                null,
                List.of(),
                null,
                null,
                event.place(),
                List.of(),
                event.codes(),
                event.flags());
        return new ReportDevelopment(crisis, event.id(), content, List.of(report), null);
    }
}
