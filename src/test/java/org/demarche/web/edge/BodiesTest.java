package org.demarche.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodiesTest {
    private static final long LARGE = Gate.LIMIT;

    private final Bodies bodies = new Bodies(2 * LARGE);

    @Test
    void takesNoMoreLargeOnesThanThereIsRoomFor() {
        assertThat(bodies.begin(LARGE)).isTrue();
        assertThat(bodies.begin(-1)).as("it may be as large").isTrue();
        assertThat(bodies.begin(Bodies.SMALL + 1)).isFalse();
        bodies.end(-1);
        assertThat(bodies.begin(Bodies.SMALL + 1)).isTrue();
        assertThat(bodies.begin(LARGE)).isFalse();
    }

    @Test
    void takesSmallOnesWhereThereIsNoRoom() {
        bodies.begin(LARGE);
        bodies.begin(LARGE);
        assertThat(bodies.begin(Bodies.SMALL)).isTrue();
        assertThat(bodies.begin(0)).isTrue();
    }

    @Test
    void hasRoomForALargeOneInASmallHeap() {
        assertThat(new Bodies(1).begin(LARGE)).isTrue();
    }
}
