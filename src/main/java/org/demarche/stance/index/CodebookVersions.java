package org.demarche.stance.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.ledger.Ledger;
import org.demarche.stance.evidence.AdoptedCodebook;
import org.demarche.stance.evidence.EvidenceReader;
import org.demarche.stance.evidence.NumberedCrisis;

/** The versions of the codebook of one crisis, by revision. Thread-safe. */
public final class CodebookVersions {
    /** All versions adopted up to a revision, ascending. */
    private record Known(long revision, List<AdoptedCodebook> versions) {}

    private final NumberedCrisis crisis;
    private final EvidenceReader evidence;
    private final Ledger ledger;
    private volatile Known known = new Known(0, List.of());

    CodebookVersions(NumberedCrisis crisis, EvidenceReader evidence, Ledger ledger) {
        this.crisis = crisis;
        this.evidence = evidence;
        this.ledger = ledger;
    }

    public NumberedCrisis crisis() {
        return crisis;
    }

    void catchUp(long revision) {
        if (known.revision() < revision) {
            catchUp();
        }
    }

    private synchronized void catchUp() {
        Known before = known;
        long visible = ledger.visible();
        if (before.revision() < visible) {
            List<AdoptedCodebook> versions = new ArrayList<>(before.versions());
            versions.addAll(evidence.codebooks(crisis, before.revision(), visible));
            known = new Known(visible, List.copyOf(versions));
        }
    }

    /** The version in force at the revision, which is not before the crisis was opened. */
    public AdoptedCodebook inForce(long revision) {
        List<AdoptedCodebook> versions = known.versions();
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).revision() <= revision) {
                return versions.get(i);
            }
        }
        throw new IllegalStateException("no codebook in force at revision " + revision);
    }

    /** A version by its number; refuses with {@code unknown-codebook} one that there is not. */
    public AdoptedCodebook version(int version) {
        return find(version)
                .or(() -> {
                    catchUp();
                    return find(version);
                })
                .orElseThrow(() -> new Refusal(
                        Code.UNKNOWN_CODEBOOK, "codebook", "Name a version of the codebook that the crisis has."));
    }

    private Optional<AdoptedCodebook> find(int version) {
        return known.versions().stream()
                .filter(adopted -> adopted.version() == version)
                .findFirst();
    }

    /** The revisions after one and up to another at which a version was adopted, ascending. */
    public List<AdoptedCodebook> adoptedBetween(long after, long upTo) {
        return known.versions().stream()
                .filter(adopted -> adopted.revision() > after && adopted.revision() <= upTo)
                .toList();
    }
}
