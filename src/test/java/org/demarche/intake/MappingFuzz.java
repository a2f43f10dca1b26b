package org.demarche.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.demarche.fuzz.FuzzTarget;
import org.demarche.intake.feed.Delimited;
import org.demarche.intake.feed.Mapping;
import org.demarche.kernel.Refusal;

/** A mapping, and after the first octet 0 a file that is read by it. */
public final class MappingFuzz implements FuzzTarget {
    private static final String OWN = """
            {"delimiter": ";", "quote": true, "empty": ["-"], "id": "mine-{nr}",
             "occurred": {"column": "day", "forms": ["d MMMM yyyy", "yyyyMMdd"]},
             "type": {"column": "what", "values": {"Clash": "cameo-190"}},
             "summary": "{who}: {what}[; toward {whom}]",
             "initiator": {"name": "{who}", "kind": {"column": "sort", "values": {"army": "ARMED_FORCE"}}},
             "target": {"name": "{whom}", "kind": {"column": "sort"}},
             "place": {"name": "{town}[, {country}]", "lat": "lat", "lon": "lon"}, "source": "{paper}", "origin": "{url}",
             "published": {"column": "printed"}, "codes": ["deaths"]}
            \0nr;day;what;who;sort;whom;town;country;lat;lon;paper;url;printed;deaths
            7;5 August 2023;Clash;An army;army;STATE;Town;Land;13.5;-2;Paper A;https://a.example/7;2023-08-06;3
            8;20230805;Clash;"One; two";STATE;-;;;;;https://www.a.example;;2023-08;
            """;

    @Override
    public void run(byte[] octets) throws IOException {
        int end = 0;
        while (end < octets.length && octets[end] != 0) {
            end++;
        }
        Mapping mapping;
        try {
            mapping = Mapping.of(new String(octets, 0, end, StandardCharsets.UTF_8), FeedFiles.JSON);
        } catch (Refusal none) {
            return;
        }
        byte[] file = Arrays.copyOfRange(octets, Math.min(octets.length, end + 1), octets.length);
        CheckedRows.readAll(new Delimited(FeedFiles.lines(file), mapping));
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(OWN.getBytes(StandardCharsets.UTF_8));
        for (String[] shipped : new String[][] {{"acled", "acled-invented.csv"}, {"polecat", "polecat-invented.tsv"}}) {
            byte[] mapping = FeedFiles.octets("/intake/mappings/" + shipped[0] + ".json");
            byte[] file = FeedFiles.octets("/feeds/" + shipped[1]);
            byte[] both = Arrays.copyOf(mapping, mapping.length + 1 + file.length);
            System.arraycopy(file, 0, both, mapping.length + 1, file.length);
            seeds.add(both);
        }
        return seeds;
    }
}
