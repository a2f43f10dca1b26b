package org.demarche.intake.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.demarche.actor.ActorKind;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Place;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * ICEWS coded event data (Boschee et al.) as published in the Harvard Dataverse: tab-separated, with a header that says which
 * columns there are.
 */
public final class Icews implements Rows {
    private static final List<String> NEEDED =
            List.of("Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Name");
    private static final List<String> KEPT = List.of(
            "Source Sectors",
            "Source Country",
            "Event Text",
            "CAMEO Code",
            "Intensity",
            "Target Sectors",
            "Target Country",
            "Country");

    private final Lines lines;
    private final Cameo cameo;
    private @Nullable Map<String, Integer> columns;
    private int width;

    /** The rows of the lines. */
    public Icews(Lines lines, Cameo cameo) {
        this.lines = lines;
        this.cameo = cameo;
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            if (columns == null) {
                columns = header(line.text());
                continue;
            }
            try {
                String text = line.text();
                if (!text.isBlank() && !text.startsWith("Event ID\t")) {
                    return new Row.Told(line.number(), event(columns, text.split("\t", -1), line.number()));
                }
            } catch (Refusal refusal) {
                return new Row.Unread(line.number(), refusal);
            }
        }
        return null;
    }

    private Map<String, Integer> header(String text) {
        String[] names = text.split("\t", -1);
        Map<String, Integer> columns = Cells.columns(names);
        if (!columns.keySet().containsAll(NEEDED)) {
            throw new Refusal(
                    Code.MALFORMED_ROW,
                    null,
                    "Begin with the header of ICEWS, tabs between its names: Event ID, Event Date, …");
        }
        width = names.length;
        return columns;
    }

    private FeedEvent event(Map<String, Integer> columns, String[] texts, long line) {
        Cells cells = new Cells(columns, width, texts);
        String code = code(cells);
        Party initiator = party(cells, "Source");
        if (initiator == null) {
            throw new Refusal(Code.MISSING_FIELD, "initiators", "It names nobody who acted; there is no stance in it.");
        }
        Party target = party(cells, "Target");
        SortedMap<String, String> codes = cells.codes(KEPT);
        codes.put("CAMEO_Code", code);
        return new FeedEvent(
                new DevelopmentId("icews-" + cells.get("Event ID")),
                Values.parse(cells.get("Event Date"), "Event Date"),
                Cameo.type(code),
                initiator.name() + ": " + cameo.meaning(code) + (target == null ? "" : "; toward " + target.name()),
                initiator,
                target,
                place(cells),
                publication(cells, line),
                codes,
                cells.isRepaired() ? List.of(Gdelt.REPAIRED_TEXT) : List.of());
    }

    /** Where the zero in front is lost, the event's text tells 042 from a root of two digits. */
    private String code(Cells cells) {
        String code = cells.get("CAMEO Code");
        String text = cells.find("Event Text");
        boolean longer = text != null && cameo.isMeaning("0" + code, text) && !cameo.isMeaning(code, text);
        return longer ? "0" + code : cameo.event(code, null);
    }

    private static @Nullable Party party(Cells cells, String side) {
        String name = cells.find(side + " Name");
        if (name == null) {
            return null;
        }
        String country = cells.find(side + " Country");
        String sectors = cells.find(side + " Sectors");
        return new Party(null, name, kind(name, country, sectors == null ? "" : sectors), Slug.of(name));
    }

    private static ActorKind kind(String name, @Nullable String country, String sectors) {
        if (name.equals(country)) {
            return ActorKind.STATE;
        }
        if (sectors.contains("Military")) {
            return ActorKind.ARMED_FORCE;
        }
        if (sectors.contains("Rebel") || sectors.contains("Insurgent") || sectors.contains("Separatist")) {
            return ActorKind.ARMED_GROUP;
        }
        return sectors.contains("Government") ? ActorKind.GOVERNMENT : ActorKind.COLLECTION;
    }

    private static @Nullable Place place(Cells cells) {
        List<String> names = new ArrayList<>();
        for (String column : List.of("City", "District", "Province", "Country")) {
            String name = cells.find(column);
            if (name != null && !names.contains(name)) {
                names.add(name);
            }
        }
        return Values.place(
                names.isEmpty() ? null : String.join(", ", names), cells.find("Latitude"), cells.find("Longitude"));
    }

    private static Publication publication(Cells cells, long line) {
        String sentence = cells.find("Sentence Number");
        String locator = "row " + line + (sentence == null ? "" : ", sentence " + sentence);
        String publisher = cells.find("Publisher");
        String story = cells.find("Story ID");
        String name = publisher == null ? "ICEWS" : publisher;
        return new Publication(Slug.of(name), name, story == null ? null : "icews-story " + story, null, null, locator);
    }
}
