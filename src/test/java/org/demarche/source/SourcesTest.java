package org.demarche.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.demarche.Databases;
import org.demarche.kernel.Stamp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Databases.class)
class SourcesTest {
    private static final SourceId AFP = new SourceId("afp");
    private static final SourceId BLOG = new SourceId("a-blog");

    @Parameter
    Databases database = Databases.H2;

    private Sources sources;
    private KnownSources known;
    private SourceProjection projection;

    @BeforeEach
    void given() {
        JdbcClient jdbc = JdbcClient.create(database.migrated());
        sources = new Sources(jdbc);
        known = new RememberedSources(jdbc);
        projection = new SourceProjection(new SourceStore(jdbc));
        projection.on(
                new SourceRegistered(AFP, "Agence France-Presse", Reliability.B, "https://afp.com"), stamp(2, null));
        projection.on(
                new SourceRegistered(BLOG, "A blog; with 'quotes' \\ and % é", Reliability.F, null), stamp(4, null));
        projection.on(new SourceRegraded(AFP, Reliability.A), stamp(5, "proved right"));
        projection.on(new SourceRegraded(BLOG, Reliability.E), stamp(9, "proved wrong"));
    }

    @Test
    void listsTheSourcesOfEachRevisionInTheOrderOfTheirIds() {
        SourceView afp = view(AFP, "Agence France-Presse", Reliability.B, "https://afp.com", 2);
        SourceView afpRegraded = view(AFP, "Agence France-Presse", Reliability.A, "https://afp.com", 5);
        SourceView blog = view(BLOG, "A blog; with 'quotes' \\ and % é", Reliability.F, null, 4);
        SourceView blogRegraded = view(BLOG, "A blog; with 'quotes' \\ and % é", Reliability.E, null, 9);

        assertThat(sources.list(0, null, 10)).isEmpty();
        assertThat(sources.list(1, null, 10)).isEmpty();
        assertThat(sources.list(2, null, 10)).containsExactly(afp);
        assertThat(sources.list(3, null, 10)).containsExactly(afp);
        assertThat(sources.list(4, null, 10)).containsExactly(blog, afp);
        assertThat(sources.list(5, null, 10)).containsExactly(blog, afpRegraded);
        assertThat(sources.list(8, null, 10)).containsExactly(blog, afpRegraded);
        assertThat(sources.list(9, null, 10)).containsExactly(blogRegraded, afpRegraded);
    }

    @Test
    void goesOnAfterTheLastOfThePage() {
        assertThat(sources.list(9, null, 1)).extracting(SourceView::id).containsExactly(BLOG);
        assertThat(sources.list(9, BLOG, 1)).extracting(SourceView::id).containsExactly(AFP);
        assertThat(sources.list(9, AFP, 1)).isEmpty();
    }

    @Test
    void ordersIdsByCodePointWhateverTheLocaleOfTheDatabase() {
        for (String id : List.of("b-a", "ba", "b0", "b")) {
            projection.on(new SourceRegistered(new SourceId(id), id, Reliability.C, null), stamp(10, null));
        }
        assertThat(sources.list(10, AFP, 10))
                .extracting(source -> source.id().value())
                .containsExactly("b", "b-a", "b0", "ba");
    }

    @Test
    void findsOneSourceAsItWasKnown() {
        assertThat(sources.find(AFP, 1)).isEmpty();
        assertThat(sources.find(AFP, 4)).map(SourceView::reliability).contains(Reliability.B);
        assertThat(sources.find(AFP, 5)).map(SourceView::reliability).contains(Reliability.A);
        assertThat(sources.find(new SourceId("nobody"), 9)).isEmpty();
    }

    @Test
    void tellsTheGradesWithWhoWhenAndWhy() {
        assertThat(sources.grades(AFP, 4)).hasSize(1);
        assertThat(sources.grades(AFP, 9))
                .containsExactly(
                        new GradeView(Reliability.B, 2, Instant.ofEpochSecond(1002), "coder-2", null),
                        new GradeView(Reliability.A, 5, Instant.ofEpochSecond(1005), "coder-5", "proved right"));
    }

    @Test
    void knowsASourceFromItsRegistrationOn() {
        SourceId late = new SourceId("late");
        assertThat(known.unknown(Set.of(AFP, late, BLOG))).containsExactly(late);
        projection.on(new SourceRegistered(late, "Late", Reliability.C, null), stamp(10, null));
        assertThat(known.unknown(Set.of(AFP, late, BLOG))).isEmpty();
    }

    @Test
    void stopsAtARegradeOfASourceThatIsNotThere() {
        assertThatThrownBy(() ->
                        projection.on(new SourceRegraded(new SourceId("nobody"), Reliability.A), stamp(10, "why")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nobody");
    }

    private static Stamp stamp(long revision, @Nullable String reason) {
        return new Stamp(revision, 1000 + revision, "event-" + revision, "coder-" + revision, reason);
    }

    private static SourceView view(
            SourceId id, String name, Reliability reliability, @Nullable String url, long revision) {
        return new SourceView(
                id, name, reliability, url, revision, Instant.ofEpochSecond(1000 + revision), "coder-" + revision);
    }
}
