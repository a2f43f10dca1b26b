package org.demarche.stance.evidence;

import org.demarche.source.Reliability;
import org.jspecify.annotations.Nullable;

/** Takes in evidence: first grades, actors and issues, each in the order of revisions, then the entries in theirs. */
public interface EvidenceSink {
    void grade(long revision, String source, Reliability reliability);

    void actor(long revision, String actor);

    void issue(long revision, String issue);

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
