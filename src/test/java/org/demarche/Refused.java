package org.demarche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.demarche.kernel.Code;
import org.demarche.kernel.Refusal;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;
import org.jspecify.annotations.Nullable;

/** What tests expect of a refusal: its code and the field it names. */
public final class Refused {
    private Refused() {}

    /** A refusal with this code that names this field, or none. */
    public static Matcher<Refusal> with(Code code, @Nullable String field) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(Refusal refusal) {
                return refusal.code() == code && Objects.equals(refusal.field(), field);
            }

            @Override
            public void describeTo(Description description) {
                description.appendText(code + " in " + field);
            }

            @Override
            protected void describeMismatchSafely(Refusal refusal, Description description) {
                description.appendText(refusal.code() + " in " + refusal.field());
            }
        };
    }

    /** Asserts that {@code work} is refused so. */
    public static void refused(Code code, @Nullable String field, ThrowingCallable work) {
        Refusal refusal = catchThrowableOfType(Refusal.class, work);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.detail()).isNotBlank();
    }
}
