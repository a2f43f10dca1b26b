package org.demarche.stance.evidence;

import org.demarche.development.DevelopmentId;

/** That something was written about a development. */
public record RecordedEntry(long revision, EntryKind kind, DevelopmentId development) {}
