package org.demarche.crisis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.demarche.Databases;
import org.demarche.kernel.Stamp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@ParameterizedClass
@EnumSource(Databases.class)
class CrisesTest {
    private static final CrisisId NIGER = new CrisisId("niger-2023");
    private static final CrisisId GABON = new CrisisId("gabon-2023");
    private static final ZoneId NIAMEY = ZoneId.of("Africa/Niamey");
    private static final IssueId REINSTATEMENT = new IssueId("reinstatement");
    private static final IssueId INTERVENTION = new IssueId("military-intervention");
    private static final Codebook FIRST = SampleCodebook.withThreatsWeighing(600);
    private static final Codebook SECOND = SampleCodebook.withThreatsWeighing(300);

    @Parameter
    Databases database = Databases.H2;

    private JdbcClient jdbc;
    private JsonMapper json;
    private CrisisProjection projection;
    private Crises crises;
    private Issues issues;
    private Codebooks codebooks;

    @BeforeEach
    void given() {
        jdbc = JdbcClient.create(database.migrated());
        json = JsonMapper.builder().build();
        projection = new CrisisProjection(new CrisisStore(jdbc, json));
        crises = new Crises(jdbc);
        issues = new Issues(jdbc);
        codebooks = new Codebooks(jdbc, json);

        projection.on(new CrisisOpened(NIGER, "Niger, 2023", NIAMEY, "A coup.", FIRST), stamp(1, null));
        projection.on(new IssueRaised(NIGER, REINSTATEMENT, "Bazoum is reinstated.", null), stamp(3, null));
        projection.on(
                new CrisisOpened(GABON, "Gabon, 2023", ZoneId.of("Africa/Libreville"), null, FIRST), stamp(4, null));
        projection.on(new CodebookAdopted(NIGER, 2, SECOND), stamp(6, "threats were overrated"));
        projection.on(
                new IssueRaised(NIGER, INTERVENTION, "ECOWAS intervenes.", "Its standby force too."), stamp(8, null));
    }

    @Test
    void tellsACrisisAsItWasKnown() {
        assertThat(crises.find(NIGER, 0)).isEmpty();
        assertThat(crises.find(NIGER, 1)).contains(niger(1, 0));
        assertThat(crises.find(NIGER, 3)).contains(niger(1, 1));
        assertThat(crises.find(NIGER, 6)).contains(niger(2, 1));
        assertThat(crises.find(NIGER, 8)).contains(niger(2, 2));
        assertThat(crises.find(new CrisisId("nowhere"), 8)).isEmpty();
    }

    @Test
    void listsTheCrisesInTheOrderOfTheirIds() {
        assertThat(crises.list(3, null, 10)).extracting(CrisisView::id).containsExactly(NIGER);
        assertThat(crises.list(4, null, 10)).extracting(CrisisView::id).containsExactly(GABON, NIGER);
        assertThat(crises.list(4, null, 1)).extracting(CrisisView::id).containsExactly(GABON);
        assertThat(crises.list(4, GABON, 1)).extracting(CrisisView::id).containsExactly(NIGER);
    }

    @Test
    void tellsTheIssuesAsTheyWereKnown() {
        IssueView reinstatement =
                new IssueView(REINSTATEMENT, "Bazoum is reinstated.", null, 3, Instant.ofEpochSecond(1003), "coder-3");
        IssueView intervention = new IssueView(
                INTERVENTION,
                "ECOWAS intervenes.",
                "Its standby force too.",
                8,
                Instant.ofEpochSecond(1008),
                "coder-8");
        assertThat(issues.list(NIGER, 2, null, 10)).isEmpty();
        assertThat(issues.list(NIGER, 7, null, 10)).containsExactly(reinstatement);
        assertThat(issues.list(NIGER, 8, null, 10)).containsExactly(intervention, reinstatement);
        assertThat(issues.list(NIGER, 8, INTERVENTION, 10)).containsExactly(reinstatement);
        assertThat(issues.list(GABON, 8, null, 10)).isEmpty();
        assertThat(issues.find(NIGER, INTERVENTION, 7)).isEmpty();
        assertThat(issues.find(NIGER, INTERVENTION, 8)).contains(intervention);
    }

    @Test
    void readsTheCodebookInForceAtARevision() {
        assertThat(codebooks.inForce(NIGER, 0)).isEmpty();
        assertThat(codebooks.inForce(NIGER, 5)).map(CodebookView::codebook).contains(FIRST);
        assertThat(codebooks.inForce(NIGER, 6)).map(CodebookView::codebook).contains(SECOND);
        assertThat(codebooks.inForce(GABON, 6)).map(CodebookView::version).contains(1);
    }

    @Test
    void readsACodebookByItsVersion() {
        assertThat(codebooks.find(NIGER, 1)).map(CodebookView::codebook).contains(FIRST);
        assertThat(codebooks.find(NIGER, 2)).map(CodebookView::codebook).contains(SECOND);
        assertThat(codebooks.find(NIGER, 2)).map(CodebookView::codebook).contains(SECOND);
        assertThat(codebooks.find(NIGER, 3)).isEmpty();
        assertThat(codebooks.find(NIGER, 0)).isEmpty();
        assertThat(codebooks.find(NIGER, -1)).isEmpty();
    }

    @Test
    void tellsTheVersionsOfTheCodebookWithWhoWhenAndWhy() {
        assertThat(codebooks.versions(NIGER, 5)).hasSize(1);
        assertThat(codebooks.versions(NIGER, 6))
                .containsExactly(
                        new CodebookVersion(1, 1, Instant.ofEpochSecond(1001), "coder-1", null),
                        new CodebookVersion(2, 6, Instant.ofEpochSecond(1006), "coder-6", "threats were overrated"));
    }

    @Test
    void writesACodebookAsOneFlatObject() {
        assertThat(json.writeValueAsString(codebooks.find(NIGER, 2).orElseThrow()))
                .startsWith("{\"version\":2,\"revision\":6,\"recordedAt\":\"1970-01-01T00:16:46Z\",")
                .contains(
                        "\"recordedBy\":\"coder-6\",\"reason\":\"threats were overrated\",\"halfLifeDays\":{\"issue\":30,");
    }

    @Test
    void knowsTheZoneOfACrisis() {
        Zones zones = new Zones(jdbc);
        assertThat(zones.find(NIGER)).contains(NIAMEY);
        assertThat(zones.find(NIGER)).contains(NIAMEY);
        assertThat(zones.find(new CrisisId("nowhere"))).isEmpty();
    }

    @Test
    void knowsWhatADevelopmentMayReferToAlsoAfterItHasGrown() {
        KnownCrises known = new RememberedCrises(jdbc, codebooks);
        Map<String, Boolean> standing = Map.of("military-threat", false, "sanction", true, "statement", false);
        assertThat(known.find(new CrisisId("nowhere"))).isEmpty();
        assertThat(known.find(NIGER))
                .contains(new KnownCrisis(NIAMEY, Set.of(REINSTATEMENT, INTERVENTION), standing, Review.NONE));

        IssueId talks = new IssueId("talks");
        projection.on(new IssueRaised(NIGER, talks, "Talks.", null), stamp(9, null));
        projection.on(new CodebookAdopted(NIGER, 3, without("sanction")), stamp(10, "why"));
        assertThat(known.find(NIGER))
                .contains(new KnownCrisis(
                        NIAMEY,
                        Set.of(REINSTATEMENT, INTERVENTION, talks),
                        Map.of("military-threat", false, "statement", false),
                        Review.NONE));
        assertThat(known.find(NIGER)).isEqualTo(known.find(NIGER));
    }

    private static Codebook without(String type) {
        Codebook base = SampleCodebook.withThreatsWeighing(600);
        Map<String, Codebook.Type> types = new TreeMap<>(base.types());
        types.remove(type);
        return new Codebook(
                base.halfLifeDays(),
                base.modality(),
                base.credence(),
                base.credenceCap(),
                base.supersededPercent(),
                base.labels(),
                base.confidence(),
                types,
                List.of());
    }

    private static CrisisView niger(int codebook, int issues) {
        return new CrisisView(
                NIGER,
                "Niger, 2023",
                NIAMEY,
                "A coup.",
                codebook,
                issues,
                Review.NONE,
                1,
                Instant.ofEpochSecond(1001),
                "coder-1");
    }

    private static Stamp stamp(long revision, @Nullable String reason) {
        return new Stamp(revision, 1000 + revision, "event-" + revision, "coder-" + revision, reason);
    }
}
