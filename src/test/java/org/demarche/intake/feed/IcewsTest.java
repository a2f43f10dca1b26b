package org.demarche.intake.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demarche.Refused.refused;

import java.io.IOException;
import java.util.List;
import org.demarche.actor.ActorKind;
import org.demarche.kernel.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of ICEWS as they are published. */
class IcewsTest {
    @Test
    void areReadByTheirHeader() throws IOException {
        List<FeedEvent> events = events(Feeds.text("icews.tab"));
        assertThat(events)
                .extracting(event -> event.id().value())
                .containsExactly("icews-926685", "icews-926687", "icews-926686", "icews-926688");

        FeedEvent first = events.getFirst();
        assertThat(first.occurred()).hasToString("1995-01-01");
        assertThat(first.type()).isEqualTo("cameo-051");
        assertThat(first.summary()).isEqualTo("Extremist (Russia): Praise or endorse; toward Boris Yeltsin");
        assertThat(first.initiator())
                .isEqualTo(new Party(null, "Extremist (Russia)", ActorKind.COLLECTION, "extremist-russia"));
        assertThat(first.target()).isEqualTo(new Party(null, "Boris Yeltsin", ActorKind.GOVERNMENT, "boris-yeltsin"));
        assertThat(first.place())
                .hasToString("Place[name=Moscow, Moskva, Russian Federation, lat=55.7522, lon=37.6156]");
        assertThat(first.publication())
                .isEqualTo(new Publication(
                        "the-toronto-star",
                        "The Toronto Star",
                        "icews-story 28235806",
                        null,
                        null,
                        "row 2, sentence 5"));
        assertThat(first.codes()).containsEntry("Intensity", "3.4").containsEntry("CAMEO_Code", "051");
        assertThat(events.getLast().initiator().kind()).isEqualTo(ActorKind.STATE);
    }

    @ParameterizedTest
    @CsvSource({
        "051, Praise or endorse, 051",
        "51, Praise or endorse, 051",
        "30, Express intent to cooperate, 030",
        "10, Make statement, 010",
        "10, Something else, 10",
        "190, Use conventional military force, 190"
    })
    void haveTheirLeadingZerosPutBackByWhatTheyMean(String code, String text, String wanted) throws IOException {
        String changed = Feeds.text("icews.tab").replace("Praise or endorse\t051", text + "\t" + code);
        assertThat(events(changed).getFirst().type()).isEqualTo("cameo-" + wanted);
    }

    @Test
    void sayNothingWhereTheySayNothing() throws IOException {
        String changed = Feeds.text("icews.tab").replace("Boris Yeltsin", "NA").replace("Canada\t\tCanada", "\t\tNA");
        List<Row> rows = Feeds.read(Icews::new, changed);
        assertThat(((Row.Told) rows.getFirst()).event().target()).isNull();
        assertThat(((Row.Unread) rows.getLast()).refusal().code()).isEqualTo(Code.MISSING_FIELD);
    }

    @Test
    void areNoneWithoutTheHeader() throws IOException {
        String headless = Feeds.text("icews.tab").lines().skip(1).findFirst().orElseThrow();
        refused(Code.MALFORMED_ROW, null, () -> Feeds.read(Icews::new, headless));
    }

    private static List<FeedEvent> events(String text) throws IOException {
        return Feeds.read(Icews::new, text).stream()
                .map(row -> ((Row.Told) row).event())
                .toList();
    }
}
