package org.demarche.development;

import static org.demarche.development.Happening.a;

import java.util.List;
import java.util.Random;
import org.demarche.actor.ActorId;
import org.demarche.development.PlainRegister.Known;
import org.demarche.source.SourceId;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/** Makes up what is recorded and what is asked; the same for the same seed. */
final class RandomHistory {
    private static final List<String> ACTORS = List.of("ecowas", "niger-junta", "nigeria", "tinubu", "togo");
    private static final List<String> SOURCES = List.of("afp", "bbc", "ortn");
    private static final List<String> TYPES = List.of("military-threat", "sanction", "statement", "unheard-of");
    private static final List<String> WORDS = List.of("Talks", "talk", "sanction", "sanctions", "the", "Junta");
    private static final List<String> TIMES = List.of(
            "2023",
            "2023-08",
            "2023-08-01",
            "2023-08-06",
            "2023-08-06T12:00:00Z",
            "2023-08-15",
            "2022/2023-07",
            "2024");

    private final Random random;

    RandomHistory(long seed) {
        this.random = new Random(seed);
    }

    /** Something that can be recorded where {@code known} is what there is. */
    DevelopmentEvent next(List<Known> known) {
        if (known.isEmpty() || random.nextInt(3) == 0) {
            return draft().reported("d" + Integer.toString(known.size(), 36), report(), report());
        }
        Known development = one(known);
        String id = development.id().value();
        int number = development.reports().size() + 1;
        return switch (random.nextInt(5)) {
            case 0 -> Happening.corroborated(id, number, report());
            case 1 -> Happening.denied(id, number, Happening.denial(one(SOURCES)));
            case 2, 3 -> draft().corrected(id, development.version() + 1);
            default -> development.status() == Status.RECORDED ? Happening.retracted(id) : Happening.reinstated(id);
        };
    }

    DevelopmentFilter filter() {
        return new DevelopmentFilter(
                maybe(When.parse(one(TIMES))),
                maybe(When.parse(one(TIMES))),
                maybe(one(TYPES)),
                maybe(new ActorId(one(ACTORS))),
                maybe(new SourceId(one(SOURCES))),
                maybe(one(List.of(Status.values()))),
                maybe(one(WORDS)));
    }

    private Happening draft() {
        return a(one(TYPES))
                .on(one(TIMES))
                .saying(one(WORDS) + " " + one(WORDS))
                .by(one(ACTORS), one(ACTORS))
                .by(one(ACTORS))
                .toward(one(ACTORS));
    }

    private Report report() {
        return Happening.published(one(SOURCES), maybe("2023-08-0" + (1 + random.nextInt(9))));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextInt(4) == 0 ? value : null;
    }
}
