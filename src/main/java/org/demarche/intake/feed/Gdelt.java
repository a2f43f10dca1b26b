package org.demarche.intake.feed;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.demarche.development.DevelopmentId;
import org.demarche.development.Place;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;

/**
 * GDELT event tables: 61 columns without a header (2.0), 58 or 57 with or without one (1.0, whose older files lack the address of
 * the story). See the codebook "The GDELT Event Database Data Format" of the GDELT Project.
 */
public final class Gdelt implements Rows {
    /** The day is exactly a year before the row was added: an anniversary that the story told of, more often than not. */
    static final String SUSPECT_DATE = "suspect-date";

    /** Of the initiator or the target nothing is known but what they do. */
    static final String UNATTRIBUTED_ACTOR = "unattributed-actor";

    /** Letters were put right that a wrong character set had spoilt. */
    static final String REPAIRED_TEXT = "repaired-text";

    private static final String ID = "GLOBALEVENTID";
    private static final String STORY = "SOURCEURL";
    private static final int DAYS_OF_A_YEAR = 365;
    /** So many actors are made out once; few of them are in most of the rows. */
    private static final int REMEMBERED = 10_000;

    private static final List<String> ACTOR = List.of(
            "Code",
            "Name",
            "CountryCode",
            "KnownGroupCode",
            "EthnicCode",
            "Religion1Code",
            "Religion2Code",
            "Type1Code",
            "Type2Code",
            "Type3Code");
    private static final List<String> EVENT = List.of(
            "IsRootEvent",
            "EventCode",
            "EventBaseCode",
            "EventRootCode",
            "QuadClass",
            "GoldsteinScale",
            "NumMentions",
            "NumSources",
            "NumArticles",
            "AvgTone");
    private static final List<String> GEO =
            List.of("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID");
    private static final List<String> KEPT = List.of(
            "Actor1Code",
            "Actor1Name",
            "Actor2Code",
            "Actor2Name",
            "IsRootEvent",
            "EventCode",
            "QuadClass",
            "GoldsteinScale",
            "NumMentions",
            "NumSources",
            "NumArticles",
            "AvgTone",
            "Actor1Geo_CountryCode",
            "Actor2Geo_CountryCode",
            "ActionGeo_Type",
            "ActionGeo_CountryCode",
            "ActionGeo_ADM1Code",
            "ActionGeo_FeatureID");

    private final Lines lines;
    private final Cameo cameo;
    private final Map<Actor, Party> parties = new HashMap<>();
    private @Nullable Map<String, Integer> columns;

    private record Actor(String code, String name) {}

    /** The rows of the lines. */
    public Gdelt(Lines lines, Cameo cameo) {
        this.lines = lines;
        this.cameo = cameo;
    }

    @Override
    public @Nullable Row next() throws IOException {
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            try {
                String text = line.text();
                String[] cells = text.split("\t", -1);
                if (!text.isBlank() && !cells[0].equals(ID)) {
                    return new Row.Told(line.number(), event(columns(cells.length), cells, line.number()));
                }
            } catch (Refusal refusal) {
                return new Row.Unread(line.number(), refusal);
            }
        }
        return null;
    }

    /** By the first row that has a known number of cells. */
    private Map<String, Integer> columns(int width) {
        if (columns == null) {
            columns = switch (width) {
                case 61 -> columns(GEO, true);
                case 58 -> columns(withoutSecondDistrict(), true);
                case 57 -> columns(withoutSecondDistrict(), false);
                default ->
                    throw new Refusal(
                            Code.MALFORMED_ROW,
                            null,
                            "Give 61 (GDELT 2.0), 58 or 57 (GDELT 1.0) cells, tabs between them.");
            };
        }
        return columns;
    }

    private static List<String> withoutSecondDistrict() {
        return GEO.stream().filter(column -> !column.equals("ADM2Code")).toList();
    }

    private static Map<String, Integer> columns(List<String> geo, boolean story) {
        List<String> names = new ArrayList<>(List.of(ID, "SQLDATE", "MonthYear", "Year", "FractionDate"));
        Stream.of("Actor1", "Actor2").forEach(actor -> ACTOR.forEach(column -> names.add(actor + column)));
        names.addAll(EVENT);
        Stream.of("Actor1Geo_", "Actor2Geo_", "ActionGeo_")
                .forEach(of -> geo.forEach(column -> names.add(of + column)));
        names.add("DATEADDED");
        if (story) {
            names.add(STORY);
        }
        Map<String, Integer> columns = new LinkedHashMap<>();
        names.forEach(name -> columns.put(name, columns.size()));
        return columns;
    }

    private FeedEvent event(Map<String, Integer> columns, String[] texts, long line) {
        Cells cells = new Cells(columns, columns.size(), texts);
        String code = cameo.event(cells.get("EventCode"), cells.find("EventRootCode"));
        Party initiator = party(cells, "Actor1");
        if (initiator == null) {
            throw new Refusal(Code.MISSING_FIELD, "initiators", "It names nobody who acted; there is no stance in it.");
        }
        Party target = party(cells, "Actor2");
        When occurred = Values.when(cells.get("SQLDATE"), "SQLDATE");
        String added = cells.find("DATEADDED");
        When published = added == null ? null : Values.when(added, "DATEADDED");
        Place place = Values.place(
                cells.find("ActionGeo_FullName"), cells.find("ActionGeo_Lat"), cells.find("ActionGeo_Long"));
        SortedMap<String, String> codes = cells.codes(KEPT);
        codes.put("EventCode", code);
        List<String> flags = flags(occurred, published, initiator, target);
        if (cells.isRepaired()) {
            flags.add(REPAIRED_TEXT);
        }
        return new FeedEvent(
                new DevelopmentId("gdelt-" + cells.get(ID)),
                occurred,
                Cameo.type(code),
                summary(cells, code),
                initiator,
                target,
                place,
                publication(cells, published, line),
                codes,
                flags);
    }

    private @Nullable Party party(Cells cells, String actor) {
        String code = cells.find(actor + "Code");
        if (code == null) {
            return null;
        }
        if (parties.size() == REMEMBERED) {
            parties.clear();
        }
        return parties.computeIfAbsent(
                new Actor(code, Objects.requireNonNullElse(cells.find(actor + "Name"), code)),
                named -> cameo.party(named.code(), named.name()));
    }

    private String summary(Cells cells, String code) {
        String target = cells.find("Actor2Name");
        String initiator = Objects.requireNonNullElse(cells.find("Actor1Name"), cells.get("Actor1Code"));
        return initiator + ": " + cameo.meaning(code) + (target == null ? "" : "; toward " + target);
    }

    private static Publication publication(Cells cells, @Nullable When published, long line) {
        String locator = "row " + line;
        String story = cells.find(STORY);
        return story == null
                ? new Publication("gdelt", "GDELT Event Database", null, published, null, locator)
                : Publication.of(story, published, locator);
    }

    private List<String> flags(When occurred, @Nullable When published, Party initiator, @Nullable Party target) {
        List<String> flags = new ArrayList<>();
        if (published != null && isAnniversary(occurred, published)) {
            flags.add(SUSPECT_DATE);
        }
        if (cameo.isUnattributed(initiator) || (target != null && cameo.isUnattributed(target))) {
            flags.add(UNATTRIBUTED_ACTOR);
        }
        return flags;
    }

    private static boolean isAnniversary(When occurred, When published) {
        LocalDate day = day(occurred);
        LocalDate added = day(published);
        return added.equals(day.plusDays(DAYS_OF_A_YEAR)) || added.equals(day.plusYears(1));
    }

    private static LocalDate day(When when) {
        return LocalDate.ofEpochDay(Math.floorDiv(when.firstSecond(ZoneOffset.UTC), 86_400L));
    }
}
