package org.demarche.stance.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demarche.Databases;
import org.demarche.actor.ActorId;
import org.demarche.crisis.Codebook;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.CrisisOpened;
import org.demarche.crisis.Modality;
import org.demarche.development.Content;
import org.demarche.development.DevelopmentId;
import org.demarche.development.DevelopmentReported;
import org.demarche.development.Initiator;
import org.demarche.development.Report;
import org.demarche.development.Stance;
import org.demarche.source.Reliability;
import org.demarche.source.SourceId;
import org.demarche.stance.reference.Codebooks;
import org.demarche.stance.reference.History;
import org.demarche.time.When;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stance on more developments than a statement may have parameters. */
class ManyDevelopmentsTest {
    private static final CrisisId CRISIS = new CrisisId("many");
    private static final ActorId ACTOR = new ActorId("a");
    /** PostgreSQL counts parameters by 16 bits. */
    private static final int MANY = 70_000;

    @ParameterizedTest
    @EnumSource
    void areReadWithTheirReports(Databases database) {
        RecordedEvidence evidence = new RecordedEvidence(database.migrated());
        Codebook codebook =
                Codebooks.fading(30, Map.of("t", new Codebook.Type("T", null, null, null, Modality.WORDS, false)));
        evidence.record(new History()
                .then(0, History.source("s", Reliability.C))
                .then(0, History.actor(ACTOR.value()))
                .then(0, new CrisisOpened(CRISIS, "Many", ZoneOffset.UTC, null, codebook))
                .then(1, development("d1"))
                .then(2, development("d69999"))
                .then(3, development("another"))
                .facts());
        NumberedCrisis crisis = evidence.reader().crisis(CRISIS).orElseThrow();
        Set<DevelopmentId> many = IntStream.range(0, MANY)
                .mapToObj(n -> new DevelopmentId("d" + n))
                .collect(Collectors.toSet());
        assertThat(evidence.reader().contents(crisis, many, 6))
                .extracting(content -> content.development().value(), ContentInForce::revision)
                .containsExactlyInAnyOrder(tuple("d1", 4L), tuple("d69999", 5L));
        assertThat(evidence.reader().reports(crisis, many, 6))
                .extracting(report -> report.development().value())
                .containsExactly("d1", "d69999");
        assertThat(evidence.reader().last(crisis, many, 4, 6).keySet()).containsExactly(new DevelopmentId("d69999"));
    }

    private static DevelopmentReported development(String id) {
        return new DevelopmentReported(
                CRISIS,
                new DevelopmentId(id),
                new Content(
                        When.parse("2023-08-01"),
                        "t",
                        "Something happened.",
                        List.of(new Initiator(ACTOR, null)),
                        List.of(),
                        false,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        List.of()),
                List.of(new Report(
                        new SourceId("s"), 2, Stance.AFFIRMS, "origin", null, null, null, null, null, null)));
    }
}
