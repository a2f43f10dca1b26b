package org.demarche.stance.evidence;

import org.demarche.actor.Merge;
import org.demarche.source.Reliability;
import org.jspecify.annotations.Nullable;

/**
 * Takes in evidence: first grades, actors, issues and merges, each in the order of revisions; where there are merges, what
 * was in force before all of it; then the entries in their order.
 */
public interface EvidenceSink {
    void grade(long revision, String source, Reliability reliability);

    void actor(long revision, String actor);

    void issue(long revision, String issue);

    /** A merge of actors, or a separation. */
    void merge(Merge merge);

    /**
     * A content that was in force at the revision after which the evidence begins: merges may change what it says.
     *
     * @param content {@link ContentFacts}
     */
    void inForce(String development, byte[] content);

    /**
     * An entry about a development.
     *
     * @param recordedAt epoch seconds
     * @param content {@link ContentFacts} that are in force from this revision on; null where the entry has none
     * @param reports {@link ReportFacts}; null where the entry has none
     */
    void entry(
            long revision,
            long recordedAt,
            EntryKind kind,
            String development,
            byte @Nullable [] content,
            byte @Nullable [] reports);
}
