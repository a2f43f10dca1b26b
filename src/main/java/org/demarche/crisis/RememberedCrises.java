package org.demarche.crisis;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The crises of the projection. What is remembered is tied to the newest version of the codebook and the number of issues,
 * which every look-up reads: both only grow, and together they say all that can change.
 */
@Component
class RememberedCrises implements KnownCrises {
    private static final int KEPT = 1_000;

    private final JdbcClient jdbc;
    private final Codebooks codebooks;
    private final Recent<State, KnownCrisis> recent = new Recent<>(KEPT);

    RememberedCrises(JdbcClient jdbc, Codebooks codebooks) {
        this.jdbc = jdbc;
        this.codebooks = codebooks;
    }

    @Override
    public Optional<KnownCrisis> find(CrisisId crisis) {
        return jdbc.sql("""
                        select zone,
                          (select max(version) from crisis_codebook b where b.crisis = c.id) as codebook,
                          (select count(*) from crisis_issue i where i.crisis = c.id) as issues,
                          coalesce((select review from crisis_review r where r.crisis = c.id), 'NONE') as review
                        from crisis c where id = :id""")
                .param("id", crisis.value())
                .query((row, n) -> new State(
                        crisis,
                        ZoneId.of(row.getString("zone")),
                        row.getInt("codebook"),
                        row.getInt("issues"),
                        Review.valueOf(row.getString("review"))))
                .optional()
                .flatMap(state -> recent.get(state, this::load));
    }

    private Optional<KnownCrisis> load(State state) {
        Set<IssueId> issues = jdbc
                .sql("select id from crisis_issue where crisis = :crisis")
                .param("crisis", state.crisis().value())
                .query(String.class)
                .list()
                .stream()
                .map(IssueId::new)
                .collect(Collectors.toSet());
        return codebooks
                .find(state.crisis(), state.codebook())
                .map(codebook -> new KnownCrisis(
                        state.zone(),
                        issues,
                        codebook.codebook().types().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        type -> type.getValue().standing())),
                        state.review()));
    }

    private record State(CrisisId crisis, ZoneId zone, int codebook, int issues, Review review) {}
}
