package org.demarche.stance.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.demarche.source.Reliability;

/** The grades of the sources, by revision. One thread writes, any number may read meanwhile. */
final class Grades {
    /** A grade and the revision from which it holds. */
    record Grade(int revision, Reliability reliability) {}

    private final Map<Integer, Grade[]> bySource = new ConcurrentHashMap<>();

    void add(int source, int revision, Reliability reliability) {
        Grade grade = new Grade(revision, reliability);
        bySource.merge(source, new Grade[] {grade}, (before, more) -> {
            Grade[] all = Arrays.copyOf(before, before.length + 1);
            all[before.length] = grade;
            return all;
        });
    }

    /** The grade of the source at the revision; a source that is recorded in a report by then has one. */
    Reliability at(int source, int revision) {
        Grade[] grades = bySource.getOrDefault(source, new Grade[0]);
        for (int i = grades.length - 1; i >= 0; i--) {
            if (grades[i].revision() <= revision) {
                return grades[i].reliability();
            }
        }
        throw new IllegalStateException("no grade of a source of a report at revision " + revision);
    }

    boolean isGraded(int source) {
        return bySource.containsKey(source);
    }

    void write(ImageOutput image) {
        image.number(bySource.size());
        bySource.forEach((source, grades) -> {
            image.number(source);
            image.number(grades.length);
            for (Grade grade : grades) {
                image.number(grade.revision());
                image.octets(grade.reliability().name().getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    void read(ImageInput image) {
        for (int sources = image.count(); sources > 0; sources--) {
            int source = Math.toIntExact(image.number());
            for (int grades = image.count(); grades > 0; grades--) {
                int revision = Math.toIntExact(image.number());
                add(source, revision, Reliability.valueOf(new String(image.octets(), StandardCharsets.US_ASCII)));
            }
        }
    }

    /** All grades the source has had, in the order of revisions. */
    Grade[] of(int source) {
        return bySource.getOrDefault(source, new Grade[0]);
    }
}
