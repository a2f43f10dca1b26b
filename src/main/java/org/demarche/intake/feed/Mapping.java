package org.demarche.intake.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.demarche.actor.ActorKind;
import org.demarche.json.Unreadable;
import org.demarche.json.Wanted;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.demarche.kernel.Require;
import org.demarche.time.When;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the columns of a delimited file with a header become. Immutable.
 *
 * @param delimiter between cells; null: a comma
 * @param quote whether a cell may stand in quotation marks, as RFC 4180 has it; null: it may
 * @param empty words that stand for nothing, beside none, NA and NULL
 * @param id template of the development's id, which is made a slug
 * @param type of the codebook
 * @param source template of the publisher; what follows a semicolon is another one, and passed over
 * @param codes columns that are kept as they are
 */
public record Mapping(
        @Nullable String delimiter,
        @Nullable Boolean quote,
        List<String> empty,
        String id,
        Day occurred,
        Words type,
        String summary,
        Actor initiator,
        @Nullable Actor target,
        @Nullable Spot place,
        String source,
        @Nullable String origin,
        @Nullable Day published,
        List<String> codes) {
    private static final int MOST = 100;

    /** A column of days, in one of some forms of {@link DateTimeFormatter}; without any, EDTF. */
    record Day(String column, @Nullable List<String> forms) {
        Day {
            Require.present(column, "column");
        }

        @Nullable When find(Cells cells) {
            String cell = cells.find(column);
            if (cell == null || forms == null) {
                return cell == null ? null : Values.parse(cell, column);
            }
            for (String form : forms) {
                Optional<When> day = day(cell, form);
                if (day.isPresent()) {
                    return day.get();
                }
            }
            throw new Refusal(Code.INVALID_DATE, column, "Give a day as " + String.join(" or ", forms) + ".");
        }

        private Optional<When> day(String cell, String form) {
            try {
                return Optional.of(
                        Values.parse(LocalDate.parse(cell, formatter(form)).toString(), column));
            } catch (DateTimeException another) {
                return Optional.empty();
            }
        }

        private static DateTimeFormatter formatter(String form) {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(form)
                    .toFormatter(Locale.ENGLISH);
        }
    }

    /** A column, and what its words become; without any, they are taken as they are. */
    record Words(String column, @Nullable Map<String, String> values) {
        Words {
            Require.present(column, "column");
        }

        /** Null where the column has nothing, or a word that becomes nothing. */
        @Nullable String find(Cells cells) {
            String cell = cells.find(column);
            return cell == null || values == null ? cell : values.get(cell);
        }
    }

    /** Template of a name; the words that say of what kind a new actor is. */
    record Actor(String name, @Nullable Words kind) {
        Actor {
            Require.present(name, "name");
        }

        @Nullable Party find(Cells cells) {
            String found = new Template(name).find(cells);
            if (found == null) {
                return null;
            }
            return new Party(null, found, kind == null ? ActorKind.COLLECTION : kind(kind, cells), Slug.of(found));
        }

        private static ActorKind kind(Words kind, Cells cells) {
            String word = kind.find(cells);
            try {
                return word == null ? ActorKind.COLLECTION : ActorKind.valueOf(word);
            } catch (IllegalArgumentException none) {
                throw new Refusal(Code.INVALID_VALUE, kind.column(), "Give " + Wanted.by(ActorKind.class) + ".");
            }
        }
    }

    /** Template of a place's name; columns of its degrees. */
    record Spot(String name, String lat, String lon) {
        Spot {
            Require.present(name, "name");
            Require.present(lat, "lat");
            Require.present(lon, "lon");
        }
    }

    public Mapping {
        Require.present(id, "id");
        Require.present(occurred, "occurred");
        Require.present(type, "type");
        Require.present(summary, "summary");
        Require.present(initiator, "initiator");
        Require.present(source, "source");
        empty = Require.list(empty, "empty", MOST);
        codes = Require.list(codes, "codes", MOST);
        try {
            var unusedFormat = format(delimiter, isQuoted(quote));
            for (Day day : new Day[] {occurred, published == null ? occurred : published}) {
                for (String form : Require.list(day.forms(), "forms", MOST)) {
                    var unused = Day.formatter(form);
                }
            }
            for (Actor actor : new Actor[] {initiator, target == null ? initiator : target}) {
                Words kind = actor.kind();
                if (kind != null && kind.values() != null) {
                    kind.values().values().forEach(ActorKind::valueOf);
                }
            }
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(Code.INVALID_VALUE, "mapping", "Correct the mapping: " + unknown.getMessage() + ".");
        }
    }

    /** Whether a cell may stand in quotation marks. */
    boolean isQuoted() {
        return isQuoted(quote);
    }

    private static boolean isQuoted(@Nullable Boolean quote) {
        return quote == null || quote;
    }

    /** How a row is cut into its cells. */
    CSVFormat format() {
        return format(delimiter, isQuoted());
    }

    private static CSVFormat format(@Nullable String delimiter, boolean quoted) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter == null ? "," : delimiter)
                .setQuote(quoted ? '"' : null)
                .get();
    }

    /** One that is shipped, by its name; else the JSON of one. Refuses what is neither. */
    public static Mapping of(String text, JsonMapper json) {
        try {
            if (text.strip().startsWith("{")) {
                return json.readValue(text, Mapping.class);
            }
            try (InputStream shipped = Require.isSlug(text)
                    ? Mapping.class.getResourceAsStream("/intake/mappings/" + text + ".json")
                    : null) {
                if (shipped == null) {
                    throw new Refusal(
                            Code.INVALID_PARAMETER, "mapping", "Give acled, polecat or a mapping of your own as JSON.");
                }
                return json.readValue(shipped, Mapping.class);
            }
        } catch (JacksonException unreadable) {
            Refusal refusal = Unreadable.refusal(unreadable);
            throw new Refusal(Code.INVALID_PARAMETER, "mapping", refusal.detail());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
