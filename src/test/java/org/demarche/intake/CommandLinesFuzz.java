package org.demarche.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.demarche.fuzz.FuzzTarget;

/** Developments and all else of our own, a JSON object on each line. */
public final class CommandLinesFuzz implements FuzzTarget {
    private static final String DEVELOPMENT = """
            {"id": "a", "occurred": "2023-07/2023-08", "type": "talks-offer", "summary": "S.",
             "initiators": [{"actor": "b", "onBehalfOf": "c"}], "targets": ["d"], "standing": true, "ends": "2024",
             "supersedes": ["e"], "deadline": "2023-08-15T10:00:00Z", "condition": "C.",
             "place": {"name": "N", "lat": 13.5, "lon": -2},
             "reports": [{"source": "s", "credibility": 2, "stance": "AFFIRMS", "origin": "o", "published": "2023",
               "url": "https://a.example", "locator": "l", "quote": "q", "language": "en", "sha256": "%s"}],
             "signals": [{"holder": "b", "subject": "actors/d", "position": -900, "modality": "DEED", "rationale": "R."}],
             "codes": {"c": "1"}, "flags": ["suspect-date"], "reason": "r"}""".replace("\n", "").replace("%s", "0a".repeat(32));

    private static final String EACH = """
            {"crisis": {"id": "c", "title": "T", "zone": "Africa/Niamey", "review": "FOUR_EYES", "codebook": {}}}
            {"source": {"id": "s", "name": "N", "reliability": "B", "url": "https://a.example"}}
            {"actor": {"id": "b", "name": "N", "kind": "STATE", "aliases": ["M"], "codes": {"iso3": "NER", "cameo": "NERGOV", "wikidata": "Q1"}, "memberships": [{"of": "d", "from": "2023", "until": "2024"}]}}
            {"issue": {"id": "i", "proposition": "P."}}
            {"codebook": {"halfLifeDays": {"words": 90}, "modality": {"DEED": 900}, "credence": {"A": [1, 2, 3, 4, 5, 6]}, "credenceCap": 90, "supersededPercent": 10, "types": {"t": {"name": "N", "modality": "DEED"}}, "rules": [], "reason": "r"}}
            {"report": {"development": "a", "source": "s", "credibility": 2, "stance": "DENIES"}}
            {"correction": {"id": "a", "occurred": "2023", "type": "t", "summary": "S.", "initiators": [{"actor": "b"}], "reason": "r"}}
            {"retraction": {"development": "a", "reason": "r"}}
            {"reinstatement": {"development": "a", "reason": "r"}}
            """;

    private final Supplier<CommandLines> commands;

    private CommandLinesFuzz(Supplier<CommandLines> commands) {
        this.commands = commands;
    }

    /** As they are imported. */
    public static CommandLinesFuzz ofImports() {
        return new CommandLinesFuzz(() -> CommandLines.of(CheckedRows.CRISIS, FeedFiles.JSON, FeedFiles.SHIPPED));
    }

    /** Of every kind; the bodies of requests are of the same forms. */
    public static CommandLinesFuzz ofSeeds() {
        return new CommandLinesFuzz(() -> new CommandLines(FeedFiles.JSON, FeedFiles.SHIPPED));
    }

    @Override
    public void run(byte[] octets) throws IOException {
        CheckedRows.readAll(new OwnRows(FeedFiles.lines(octets), commands.get()));
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>(
                FeedFiles.lines("/seeds/niger-2023/course.ndjson").subList(0, 8));
        seeds.add((EACH + DEVELOPMENT).getBytes(StandardCharsets.UTF_8));
        seeds.add(DEVELOPMENT.getBytes(StandardCharsets.UTF_8));
        return seeds;
    }
}
