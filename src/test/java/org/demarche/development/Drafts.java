package org.demarche.development;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.demarche.crisis.CrisisId;
import org.demarche.crisis.IssueId;
import org.demarche.crisis.KnownCrisis;
import org.demarche.crisis.Review;
import org.demarche.json.StrictJson;
import org.demarche.json.Unreadable;
import org.demarche.source.KnownSources;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One development, written as it is sent, and a world that knows what it refers to. Tests change some of its fields and
 * say what comes of it. JSON is written with ' for ".
 */
final class Drafts {
    static final CrisisId NIGER = new CrisisId("niger-2023");
    static final DevelopmentId TALKS = new DevelopmentId("talks-offer-2023-08-15");

    private static final JsonMapper JSON = StrictJson.mapper();

    private static final String DEVELOPMENT = """
            {'id': 'talks-offer-2023-08-15', 'occurred': '2023-08-15', 'type': 'talks-offer',
             'summary': 'Niger is willing to talk.',
             'initiators': [{'actor': 'zeine', 'onBehalfOf': 'niger-junta'}], 'targets': ['ecowas'],
             'reports': [{'source': 'seed-article', 'credibility': 2, 'stance': 'AFFIRMS'}],
             'signals': [{'holder': 'niger-junta', 'subject': 'issues/negotiated-settlement', 'position': 500,
                          'modality': 'WORDS'}]}""";

    private static final String REPORT = "{'source': 'afp', 'credibility': 3, 'stance': 'AFFIRMS'}";

    private Drafts() {}

    /** The development with the fields of {@code changes} instead of its own. */
    static DevelopmentDraft development(String changes) {
        return read(DEVELOPMENT, changes, DevelopmentDraft.class);
    }

    /** A report by another source with the fields of {@code changes} instead of its own. */
    static ReportDraft report(String changes) {
        return read(REPORT, changes, ReportDraft.class);
    }

    /** The command to record the changed development. */
    static ReportDevelopment reporting(String changes) {
        return development(changes).toReport(NIGER);
    }

    /** The command to correct {@code version} of the development into the changed one. */
    static CorrectDevelopment correcting(long version, String changes) {
        DevelopmentDraft whole = development(changes);
        DevelopmentDraft withoutReports = new DevelopmentDraft(
                whole.id(),
                whole.occurred(),
                whole.type(),
                whole.summary(),
                whole.initiators(),
                whole.targets(),
                whole.standing(),
                whole.ends(),
                whole.supersedes(),
                whole.deadline(),
                whole.condition(),
                whole.place(),
                null,
                whole.signals(),
                whole.codes(),
                whole.flags(),
                "a slip");
        return withoutReports.toCorrection(NIGER, TALKS, version);
    }

    /** The command to file the changed report. */
    static FileReport filing(String changes) {
        return report(changes).toFiling(NIGER, TALKS);
    }

    /** The event that records the development unchanged. */
    static DevelopmentReported reported() {
        ReportDevelopment command = reporting("{}");
        return new DevelopmentReported(NIGER, TALKS, command.content(), command.reports());
    }

    /** References into a world of four actors, two sources, one issue, two types and one older development. */
    static References references() {
        return references(sources ->
                without(sources, source -> Set.of("seed-article", "afp").contains(source.value())));
    }

    /** The same, with other sources. */
    static References references(KnownSources sources) {
        return references(sources, Review.NONE);
    }

    /** The same, of a crisis that is reviewed. */
    private static References references(KnownSources sources, Review review) {
        var types = Map.of("talks-offer", false, "sanction", true);
        var crisis = new KnownCrisis(
                ZoneId.of("Africa/Niamey"), Set.of(new IssueId("negotiated-settlement")), types, review);
        return new References(
                id -> id.equals(NIGER) ? Optional.of(crisis) : Optional.empty(),
                actors -> without(
                        actors,
                        actor -> Set.of("zeine", "niger-junta", "ecowas", "france")
                                .contains(actor.value())),
                sources,
                (id, developments) ->
                        without(developments, development -> development.value().equals("talks-refused")));
    }

    /** A development before the test, with reasons kept as the desk keeps them. */
    static AggregateTestFixture<Development> fixture() {
        var fixture = new AggregateTestFixture<>(Development.class);
        fixture.registerInjectableResource(references());
        fixture.registerCommandHandlerInterceptor(
                new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider("reason")));
        return fixture;
    }

    /** The same, in a crisis that takes a second person; what is handed in is by {@code amina} unless it says else. */
    static AggregateTestFixture<Development> reviewed() {
        var fixture = new AggregateTestFixture<>(Development.class);
        fixture.registerInjectableResource(references(sources -> Set.of(), Review.FOUR_EYES));
        fixture.registerCommandHandlerInterceptor(
                new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider("reason", "who")));
        return fixture;
    }

    private static <I> Set<I> without(Set<I> ids, Predicate<I> known) {
        return ids.stream().filter(known.negate()).collect(Collectors.toSet());
    }

    private static <T> T read(String whole, String changes, Class<T> type) {
        try {
            ObjectNode node = (ObjectNode) JSON.readTree(whole.replace('\'', '"'));
            node.setAll((ObjectNode) JSON.readTree(changes.replace('\'', '"')));
            return JSON.treeToValue(node, type);
        } catch (JacksonException failure) {
            throw Unreadable.refusal(failure);
        }
    }
}
