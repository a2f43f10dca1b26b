package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.development.Happening.a;

import java.util.List;
import org.demarche.actor.ActorId;
import org.demarche.actor.Merge;
import org.demarche.actor.Merges;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.Modality;
import org.demarche.crisis.SampleCodebook;
import org.demarche.crisis.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What developments say when {@code cnsp} counts for {@code niger-junta}. */
class SignalsOfMergedActorsTest {
    private static final Derivation DERIVATION = Derivation.under(SampleCodebook.withThreatsWeighing(600), 1);
    private static final ActorId CNSP = new ActorId("cnsp");
    private static final ActorId JUNTA = new ActorId("niger-junta");
    private static final ActorId ECOWAS = new ActorId("ecowas");
    private static final Merges MERGES = Merges.of(List.of(new Merge(1, CNSP, JUNTA)));
    private static final Subject INTERVENTION = new Subject.OnIssue(new IssueId("military-intervention"));
    private static final String RULE = "rule:threat-wants-intervention@1";
    private static final String RELATION = "relation:military-threat@1";

    @Test
    void areThoseOfTheOther() {
        assertThat(said(a("statement").signals(coded(CNSP, INTERVENTION, -500), coded(ECOWAS, toward(CNSP), 200))))
                .containsExactly(
                        signal(JUNTA, INTERVENTION, -500, Derivation.CODER),
                        signal(ECOWAS, toward(JUNTA), 200, Derivation.CODER));
    }

    @Test
    void followARuleThatNamesTheOther() {
        assertThat(said(a("military-threat").by("ecowas").toward("cnsp")))
                .containsExactly(
                        signal(ECOWAS, INTERVENTION, 600, RULE), signal(ECOWAS, toward(JUNTA), -700, RELATION));
    }

    @Test
    void areOfWhomItWasDoneFor() {
        assertThat(said(a("military-threat").by("somebody", "cnsp").toward("ecowas")))
                .containsExactly(signal(JUNTA, toward(ECOWAS), -700, RELATION));
    }

    @Test
    void areNoneOfTheOtherTowardItself() {
        assertThat(said(a("military-threat").by("cnsp").toward("niger-junta")))
                .containsExactly(signal(JUNTA, INTERVENTION, 600, RULE));
        assertThat(said(a("statement").signals(coded(CNSP, toward(JUNTA), -900))))
                .isEmpty();
    }

    @Test
    void areTheFirstThatTheCoderHasWrittenOfATrack() {
        assertThat(said(a("statement").signals(coded(JUNTA, INTERVENTION, 100), coded(CNSP, INTERVENTION, -500))))
                .containsExactly(signal(JUNTA, INTERVENTION, 100, Derivation.CODER));
        assertThat(said(a("statement").signals(coded(CNSP, INTERVENTION, null), coded(JUNTA, INTERVENTION, 100))))
                .isEmpty();
    }

    @Test
    void areTheCodersBeforeThoseThatAreDerived() {
        assertThat(said(a("military-threat")
                        .by("ecowas")
                        .toward("cnsp", "niger-junta")
                        .signals(coded(ECOWAS, toward(CNSP), 0))))
                .containsExactly(
                        signal(ECOWAS, toward(JUNTA), 0, Derivation.CODER), signal(ECOWAS, INTERVENTION, 600, RULE));
    }

    private static List<DerivedSignal> said(Happening happening) {
        return DERIVATION.signals(happening.content(), MERGES);
    }

    private static Subject toward(ActorId actor) {
        return new Subject.TowardActor(actor);
    }

    private static Signal coded(ActorId holder, Subject subject, @Nullable Integer position) {
        return new Signal(holder, subject, position, position == null ? null : Modality.WORDS, null);
    }

    private static DerivedSignal signal(ActorId holder, Subject subject, int position, String derivedBy) {
        return new DerivedSignal(holder, subject, position, Modality.WORDS, derivedBy);
    }
}
