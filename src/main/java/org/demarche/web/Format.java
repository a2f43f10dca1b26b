package org.demarche.web;

import java.util.Comparator;
import java.util.List;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The forms in which answers are given. */
enum Format {
    JSON("application/json"),
    CSV("text/csv;charset=UTF-8;header=present");

    private final String type;

    Format(String type) {
        this.type = type;
    }

    /** As the answer's {@code Content-Type} names it. */
    String type() {
        return type;
    }

    /** The form that the {@code Accept} headers like best among those there are; JSON where they do not care. */
    static Format accepted(List<String> headers, boolean list) {
        String accept = String.join(", ", headers);
        if (accept.isBlank()) {
            return JSON;
        }
        try {
            List<MediaType> wishes = MediaType.parseMediaTypes(accept);
            double json = quality(wishes, JSON);
            double csv = list ? quality(wishes, CSV) : 0;
            if (csv > json) {
                return CSV;
            }
            if (json > 0) {
                return JSON;
            }
        } catch (InvalidMediaTypeException e) {
            // refused below: nothing that can be given is wished for
        }
        throw new Refusal(
                Code.NOT_ACCEPTABLE,
                null,
                list
                        ? "Accept application/json or text/csv."
                        : "Accept application/json; only lists are also text/csv.");
    }

    private static double quality(List<MediaType> wishes, Format format) {
        String plain = format.type.split(";", 2)[0];
        MediaType offer = MediaType.parseMediaType(plain);
        return wishes.stream()
                .filter(wish -> wish.includes(offer))
                .max(Comparator.comparingInt(Format::specificity))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }

    /** The more exactly a wish names the form, the more it counts, however little it likes it (RFC 9110, 12.5.1). */
    private static int specificity(MediaType wish) {
        if (wish.isWildcardType()) {
            return 0;
        }
        return wish.isWildcardSubtype() ? 1 : 2;
    }
}
