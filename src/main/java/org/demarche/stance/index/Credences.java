package org.demarche.stance.index;

import org.demarche.stance.model.Credence;
import org.demarche.stance.model.StanceModel;
import org.demarche.stance.model.Voices;

/** How far developments can be believed at a revision. Reusable, not thread-safe. */
final class Credences {
    /** Every report counts, whenever it was published. */
    static final long ANY_TIME = Long.MAX_VALUE;

    private final StanceModel model;
    private final Reports reports;
    private final Grades grades;
    private final Voices voices = new Voices();

    Credences(StanceModel model, Reports reports, Grades grades) {
        this.model = model;
        this.reports = reports;
        this.grades = grades;
    }

    /** By the reports recorded up to the revision and published up to the moment. */
    Credence at(int development, int revision, long published) {
        voices.clear();
        int report = reports.first(development);
        while (report != Reports.NONE) {
            if (reports.revision(report) <= revision && reports.published(report) <= published) {
                int quality = model.quality(grades.at(reports.source(report), revision), reports.credibility(report));
                voices.add(reports.origin(report), quality, reports.affirms(report));
            }
            report = reports.next(report);
        }
        return model.credence(voices);
    }

    /** The voices behind the last {@link #at}. */
    Voices voices() {
        return voices;
    }
}
