package org.demarche.stance.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.stance.After;
import org.demarche.stance.Before;
import org.demarche.stance.LabelChange;
import org.demarche.stance.LabelChanges;
import org.demarche.stance.Question;
import org.demarche.stance.Track;
import org.demarche.stance.reference.ReferenceChange;
import org.junit.jupiter.api.Test;

/** The label changes of all tracks, page by page, against the reference, over random histories. */
class ChangesOfRandomHistoriesTest {
    private static final DataSource DATABASE = Databases.H2.migrated();
    private static final int HISTORIES = 100;
    private static final long DAYS_30 = 30 * 86_400L;

    @Test
    void pagesAddUpToTheChangesThatTheReferenceFinds() {
        Asked.each(DATABASE, HISTORIES, (asked, found) -> {
            long from = asked.question().at();
            long until = from + asked.history().chance().between(0L, DAYS_30);
            int limit = asked.history().chance().between(1, 4);
            List<LabelChange> expected = expected(asked, from, until);
            assertThat(pages(asked, from, until, limit))
                    .as("%s from %d until %d, %d a page", asked.description(), from, until, limit)
                    .isEqualTo(expected);
            return found + expected.size();
        });
    }

    private static List<LabelChange> pages(Asked asked, long from, long until, int limit) {
        List<LabelChange> all = new ArrayList<>();
        LabelChanges page = asked.answering().stances().changes(asked.question(), from, until, null, limit);
        all.addAll(page.changes());
        while (page.next() != null) {
            assertThat(page.changes()).as(asked.description()).hasSize(limit);
            page = asked.answering().stances().changes(asked.question(), from, until, page.next(), limit);
            assertThat(page.changes()).as(asked.description()).isNotEmpty();
            all.addAll(page.changes());
        }
        return all;
    }

    private static List<LabelChange> expected(Asked asked, long from, long until) {
        Question question = asked.question();
        List<LabelChange> changes = new ArrayList<>();
        for (Track track : asked.reference().tracks(question.revision())) {
            asked
                    .reference()
                    .timeline(track, from, until, question.revision(), question.published(), question.codebook())
                    .stream()
                    .filter(change -> change.from().label() != change.to().label())
                    .forEach(change -> changes.add(view(track, change)));
        }
        changes.sort(Comparator.comparing(LabelChange::moment)); // stable: the tracks are in their order
        return changes;
    }

    private static LabelChange view(Track track, ReferenceChange change) {
        return new LabelChange(
                Instant.ofEpochSecond(change.when()),
                track.holder(),
                track.subject(),
                change.causes(),
                new Before(change.from().label(), change.from().value()),
                new After(change.to().label(), change.to().value(), change.to().weight()),
                change.parts());
    }
}
