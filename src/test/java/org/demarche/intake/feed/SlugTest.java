package org.demarche.intake.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarche.kernel.Require;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Extremist (Russia), extremist-russia",
        "yahoo.com, yahoo-com",
        "Côte d'Ivoire, cote-d-ivoire",
        "--X--, x"
    })
    void areReadable(String text, String slug) {
        assertThat(Slug.of(text)).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Нигер", "新华社", "-", "Niger Нигер", "", "😀"})
    void areIdsOfWhatever(String text) {
        assertThat(Require.isSlug(Slug.of(text))).isTrue();
    }

    @Test
    void areOthersForOthers() {
        assertThat(Slug.of("Нигер")).isNotEqualTo(Slug.of("Нигерия"));
        assertThat(Slug.of("a".repeat(100)))
                .isNotEqualTo(Slug.of("a".repeat(101)))
                .hasSize(80);
    }

    @Test
    void areOthersAlsoForThoseThatOnlyLookAlike() {
        assertThat(Slug.apart("A town")).matches("a-town-[0-9a-f]{8}").isNotEqualTo(Slug.apart("A-town"));
    }
}
