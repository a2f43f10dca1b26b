package org.demarche.stance.evidence;

import org.demarche.development.Content;
import org.demarche.development.DevelopmentId;

/**
 * What a development says at some revision.
 *
 * @param revision of the entry that wrote it: the first report or the last correction
 * @param content as far as it bears on stances, see {@link ContentFacts#content}
 * @param recordedAt of that entry, epoch seconds
 * @param recordedBy who wrote that entry
 */
public record ContentInForce(
        DevelopmentId development, long revision, Content content, long recordedAt, String recordedBy) {}
