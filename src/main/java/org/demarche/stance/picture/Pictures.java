package org.demarche.stance.picture;

import java.util.ArrayList;
import java.util.List;
import org.demarche.stance.PictureFilter;
import org.demarche.stance.Stance;
import org.demarche.stance.Track;
import org.demarche.stance.index.CrisisIndex;
import org.demarche.stance.index.StanceReader;
import org.demarche.stance.model.Appraisal;

/** All stances of an index at a moment. */
public final class Pictures {
    private Pictures() {}

    /** Every track with evidence that passes the filter, ordered by holder, then subject. */
    public static List<Stance> of(StanceReader reader, long at, PictureFilter filter) {
        CrisisIndex index = reader.index();
        List<Stance> stances = new ArrayList<>();
        for (int track : index.tracksInOrder()) {
            Appraisal appraisal = reader.appraise(track, at);
            if (appraisal.hasEvidence()) {
                add(stances, index.track(track), appraisal, filter);
            }
        }
        return stances;
    }

    private static void add(List<Stance> stances, Track track, Appraisal appraisal, PictureFilter filter) {
        boolean isWanted = (filter.holder() == null || filter.holder().equals(track.holder()))
                && (filter.subject() == null || filter.subject().equals(track.subject()))
                && (filter.label() == null || filter.label() == appraisal.label());
        if (isWanted) {
            stances.add(Views.stance(track, appraisal));
        }
    }
}
