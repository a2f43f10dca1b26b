package org.demarche.development;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void areRunsOfLettersAndDigitsEachOnce() {
        assertThat(Words.of("Talks, talks -- and 3,000 troops; the junta's \"no\".\n"))
                .containsExactly("talks", "and", "3", "000", "troops", "the", "junta", "s", "no");
    }

    @Test
    void haveNoCase() {
        assertThat(Words.of("ECOWAS Straße STRASSE ΣΊΣΥΦΟΣ")).containsExactly("ecowas", "strasse", "σισυφοσ");
        assertThat(Words.of("İstanbul ISTANBUL")).containsExactly("istanbul");
    }

    @Test
    void haveNoAccentsHoweverTheyAreEncoded() {
        assertThat(Words.of("Côte d'Ivoire, Cote, Co\u0302te, ﬁn, fin")).containsExactly("cote", "d", "ivoire", "fin");
    }

    @Test
    void mayBeInAnyScript() {
        assertThat(Words.of("Нигер النيجر 尼日尔 𐐷")).containsExactly("нигер", "النيجر", "尼日尔", "𐐷");
    }

    @Test
    void areNotThereWhereNothingIsALetterOrADigit() {
        assertThat(Words.of("")).isEmpty();
        assertThat(Words.of(" %_\\'\"--;/*🙂 \u0301\t\n")).isEmpty();
    }

    @Test
    void makeALineWithASpaceBeforeEach() {
        assertThat(Words.line("Talks, again!")).isEqualTo(" talks again");
        assertThat(Words.line("...")).isEmpty();
    }
}
