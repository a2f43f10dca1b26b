package org.demarche.development;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.demarche.actor.Merges;
import org.demarche.crisis.CodebookView;

/** Makes views of developments, under one version of a codebook, with some actors merged, and at one moment. */
final class DevelopmentReading {
    private final Derivation derivation;
    private final Merges merges;
    private final long at;

    DevelopmentReading(CodebookView codebook, Merges merges, long at) {
        this.derivation = Derivation.under(codebook.codebook(), codebook.version());
        this.merges = merges;
        this.at = at;
    }

    DevelopmentView view(RecordedState state, Content content, List<ReportView> reports) {
        Latest latest = Latest.of(state, reports);
        return new DevelopmentView(
                state.id(),
                state.version(),
                state.status(),
                Timing.at(at, state.span().firstSecond(), state.span().moment()),
                content.occurred(),
                Instant.ofEpochSecond(state.span().firstSecond()),
                Instant.ofEpochSecond(state.span().moment()),
                content.type(),
                content.summary(),
                content.initiators(),
                content.targets(),
                derivation.isStanding(content),
                content.ends(),
                content.supersedes(),
                content.deadline(),
                content.condition(),
                content.place(),
                content.codes(),
                content.flags(),
                reports,
                signals(content),
                latest.revision(),
                latest.recordedAt(),
                latest.recordedBy());
    }

    /** The coder's as they were written, and those that are derived now. */
    List<SignalView> signals(Content content) {
        List<SignalView> signals = new ArrayList<>();
        for (Signal signal : content.signals()) {
            signals.add(new SignalView(
                    signal.holder(),
                    signal.subject(),
                    signal.position(),
                    signal.modality(),
                    signal.rationale(),
                    Derivation.CODER));
        }
        for (DerivedSignal signal : derivation.signals(content, merges)) {
            if (!signal.derivedBy().equals(Derivation.CODER)) {
                signals.add(new SignalView(
                        signal.holder(),
                        signal.subject(),
                        signal.position(),
                        signal.modality(),
                        null,
                        signal.derivedBy()));
            }
        }
        return signals;
    }

    /** The last entry about a development: that of its state or of a report. */
    private record Latest(long revision, Instant recordedAt, String recordedBy) {
        static Latest of(RecordedState state, List<ReportView> reports) {
            Latest latest = new Latest(state.revision(), state.recordedAt(), state.recordedBy());
            for (ReportView report : reports) {
                if (report.revision() > latest.revision()) {
                    latest = new Latest(report.revision(), report.recordedAt(), report.recordedBy());
                }
            }
            return latest;
        }
    }
}
