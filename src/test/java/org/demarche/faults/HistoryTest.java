package org.demarche.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarche.faults.Operation.Kind;
import org.junit.jupiter.api.Test;

/** The checker finds what it is there to find. */
class HistoryTest {
    private static final List<String> LEDGER = List.of(
            "{\"revision\":1,\"aggregate\":\"development/niger-2023/w-1\"}",
            "{\"revision\":2,\"aggregate\":\"development/niger-2023/w-2\"}");

    private final History history = new History();

    @Test
    void hasNothingAgainstAnUndisturbedRun() {
        write("w-1", 201, 1);
        write("w-2", 201, 2);
        write("w-2", 200, 2);
        read(0, 2);
        pinned("?known=1", "a");
        pinned("?known=1", "a");
        history.told(0, null);
        history.told(1, "w-1");
        history.told(1, null);
        history.told(2, "w-2");
        assertThat(history.brokenAmongThemselves()).isEmpty();
        assertThat(history.brokenBy(LEDGER, "w-")).isEmpty();
    }

    @Test
    void findsWhatWasLost() {
        write("w-3", 201, 3);
        assertThat(history.brokenBy(LEDGER, "w-")).singleElement().asString().startsWith("lost: ");
    }

    @Test
    void doesNotMissWhatWasNotAnswered() {
        write("w-1", 201, 1);
        write("w-9", 0, 0);
        assertThat(history.brokenBy(LEDGER, "w-")).isEmpty();
    }

    @Test
    void findsWhatIsThereTwiceAndARevisionThatIsNot() {
        write("w-1", 201, 1);
        List<String> ledger =
                List.of(LEDGER.getFirst(), "{\"revision\":3,\"aggregate\":\"development/niger-2023/w-1\"}");
        assertThat(history.brokenBy(ledger, "w-"))
                .contains("revision 3 follows 1", "recorded twice: w-1")
                .anyMatch(broken -> broken.startsWith("at revision 3: "));
    }

    @Test
    void findsARevisionThatTwoWritesHave() {
        write("w-1", 201, 1);
        write("w-2", 201, 1);
        assertThat(history.brokenAmongThemselves()).singleElement().asString().startsWith("two writes");
    }

    @Test
    void findsReadsThatAreBehind() {
        read(5, 4);
        assertThat(history.brokenAmongThemselves()).singleElement().asString().startsWith("behind");
    }

    @Test
    void findsAClientThatSeesLessThanBefore() {
        read(0, 4);
        read(0, 3);
        assertThat(history.brokenAmongThemselves()).singleElement().asString().startsWith("a client sees less");
    }

    @Test
    void findsAPinnedAnswerThatHasChanged() {
        pinned("?known=1", "a");
        pinned("?known=1", "b");
        assertThat(history.brokenAmongThemselves()).singleElement().asString().startsWith("a pinned answer");
    }

    @Test
    void findsWhatAStreamTellsTwiceOrBehindTheTime() {
        write("w-1", 201, 1);
        history.told(0, null);
        history.told(1, "w-1");
        history.told(2, "w-2");
        history.told(2, "w-2");
        history.told(1, null);
        assertThat(history.brokenBy(LEDGER, "w-"))
                .hasSize(2)
                .allSatisfy(broken -> assertThat(broken).startsWith("told after 2: "));
    }

    @Test
    void findsWhatAStreamPassesOver() {
        write("w-1", 201, 1);
        history.told(0, null);
        history.told(2, "w-2");
        assertThat(history.brokenBy(LEDGER, "w-")).containsExactly("not told: w-1=1");
    }

    @Test
    void findsWhatAStreamTellsOfAndTheLedgerDoesNot() {
        write("w-1", 201, 1);
        history.told(0, null);
        history.told(1, "w-1");
        history.told(2, "w-9");
        history.told(3, "");
        assertThat(history.brokenBy(LEDGER, "w-"))
                .hasSize(2)
                .allSatisfy(broken -> assertThat(broken).startsWith("told, and not so: "));
    }

    @Test
    void findsAStreamThatEndsTooSoon() {
        write("w-1", 201, 1);
        write("w-2", 201, 2);
        history.told(0, null);
        history.told(1, "w-1");
        assertThat(history.brokenBy(LEDGER, "w-"))
                .singleElement()
                .asString()
                .startsWith("not told, the stream ends at 1: ");
    }

    @Test
    void isNotContentWithARunInWhichNothingHappened() {
        assertThat(history.brokenBy(LEDGER, "w-")).containsExactly("nothing was recorded at all");
    }

    private void write(String id, int status, long revision) {
        history.add(new Operation(Kind.WRITE, 1, id, 0, 0, status, revision, null));
    }

    private void read(long known, long revision) {
        history.add(new Operation(Kind.READ, 1, "stances", 0, known, 200, revision, null));
    }

    private void pinned(String path, String digest) {
        history.add(new Operation(Kind.PINNED, 1, path, 0, 0, 200, 1, digest));
    }
}
