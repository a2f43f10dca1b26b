package org.demarche.stance.answers;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.demarche.Databases;
import org.demarche.stance.After;
import org.demarche.stance.Before;
import org.demarche.stance.PictureFilter;
import org.demarche.stance.Question;
import org.demarche.stance.Track;
import org.demarche.stance.model.Label;
import org.demarche.stance.reference.Fact;
import org.demarche.stance.reference.RandomHistory;
import org.demarche.stance.reference.ReferenceChange;
import org.demarche.stance.stream.EntryChanges;
import org.demarche.stance.stream.EntryReader;
import org.demarche.stance.stream.StanceChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each entry changes, against the reference, over random histories. */
class EntriesOfRandomHistoriesTest {
    private static final DataSource DATABASE = Databases.H2.migrated();
    private static final int HISTORIES = 40;

    @Test
    void changeTheStancesThatTheReferenceFindsChangedAtTheirRevisions() {
        Asked.each(DATABASE, HISTORIES, (asked, found) -> {
            List<EntryChanges> entries = whole(asked);
            Map<Long, List<StanceChange>> expected = expected(asked);
            assertThat(entries.stream()
                            .filter(entry -> !entry.changes().isEmpty())
                            .collect(toMap(EntryChanges::revision, EntryChanges::changes)))
                    .as(asked.description())
                    .isEqualTo(expected);
            for (EntryChanges entry : entries) {
                Fact fact = asked.history().facts().get((int) entry.revision() - 1);
                assertThat(entry.recordedBy()).isEqualTo(fact.stamp().who());
                assertThat(entry.recordedAt().getEpochSecond())
                        .isEqualTo(fact.stamp().recordedAt());
                assertThat(entry.changes().isEmpty()
                                && entry.causes().getFirst().development() == null)
                        .as("%s tells of %s, by which nothing is another", asked.description(), fact.event())
                        .isFalse();
            }
            return found + expected.size();
        });
    }

    @ParameterizedTest
    @EnumSource
    void areTheSameHoweverTheyAreCut(Databases database) {
        Asked.each(database.migrated(), 10, (asked, found) -> {
            List<EntryChanges> entries = whole(asked);
            List<EntryChanges> pieces = new ArrayList<>();
            long after = 0;
            while (after < last(asked)) {
                long upTo =
                        Math.min(last(asked), after + asked.history().chance().between(1, 9));
                if (asked.reference().world(upTo).isOpen()) {
                    pieces.addAll(read(asked, asked.question().at(), after, upTo));
                }
                after = upTo;
            }
            assertThat(pieces).as(asked.description()).isEqualTo(entries);
            return found + entries.size();
        });
    }

    @Test
    void addUpToThePicture() {
        Asked.each(DATABASE, HISTORIES, (asked, found) -> {
            Map<Track, Before> picture = new TreeMap<>();
            for (EntryChanges entry : whole(asked)) {
                for (StanceChange change : entry.changes()) {
                    Track track = new Track(change.holder(), change.subject());
                    Before stood = picture.getOrDefault(track, new Before(Label.UNDECLARED, null));
                    assertThat(change.from())
                            .as("%s, %s", asked.description(), track)
                            .isEqualTo(stood);
                    picture.put(
                            track, new Before(change.to().label(), change.to().value()));
                }
            }
            picture.values().removeIf(stance -> stance.value() == null);
            Question end = new Question(RandomHistory.CRISIS, asked.question().at(), last(asked), null, null);
            assertThat(picture)
                    .as(asked.description())
                    .isEqualTo(asked.answering().stances().picture(end, PictureFilter.NONE).stream()
                            .collect(toMap(
                                    stance -> new Track(stance.holder(), stance.subject()),
                                    stance -> new Before(stance.label(), stance.value()))));
            return found + picture.size();
        });
    }

    @Test
    void areToldAsOfWhenTheyWereRecordedUnlessAMomentIsAskedFor() {
        Asked.each(DATABASE, HISTORIES / 2, (asked, found) -> {
            EntryReader entries = asked.answering().entries();
            List<EntryChanges> told = entries.read(RandomHistory.CRISIS, null, 0, last(asked));
            for (EntryChanges entry : told) {
                assertThat(read(asked, entry.recordedAt().getEpochSecond(), entry.revision() - 1, entry.revision()))
                        .as(asked.description())
                        .containsExactly(entry);
            }
            return found + told.size();
        });
    }

    private static long last(Asked asked) {
        return asked.history().facts().size();
    }

    private static List<EntryChanges> whole(Asked asked) {
        return read(asked, asked.question().at(), 0, last(asked));
    }

    private static List<EntryChanges> read(Asked asked, long at, long after, long upTo) {
        return asked.answering().entries().read(RandomHistory.CRISIS, at, after, upTo);
    }

    private static Map<Long, List<StanceChange>> expected(Asked asked) {
        Map<Long, List<StanceChange>> expected = new TreeMap<>();
        for (Track track : asked.reference().tracks(last(asked))) {
            for (ReferenceChange change :
                    asked.reference().revisions(track, asked.question().at(), last(asked), null, null)) {
                if (change.from().label() != change.to().label()
                        || !Objects.equals(change.from().value(), change.to().value())) {
                    expected.computeIfAbsent(change.when(), revision -> new ArrayList<>())
                            .add(view(track, change));
                }
            }
        }
        return expected;
    }

    private static StanceChange view(Track track, ReferenceChange change) {
        return new StanceChange(
                track.holder(),
                track.subject(),
                new Before(change.from().label(), change.from().value()),
                new After(change.to().label(), change.to().value(), change.to().weight()));
    }
}
