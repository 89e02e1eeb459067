package org.labhub.console.internal.channel;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import org.labhub.api.block.BlockObserver;

/** The ring of a block, slot by slot: all of it, or of a large one the slots of its newest frames. */
final class Ring {

    private static final int MOST = 512;

    private Ring() {}

    static JsonObjectBuilder of(BlockObserver block) {
        int capacity = block.info().channel().capacity();
        int shown = Math.min(MOST, capacity);
        long newest = block.committed();
        int first = capacity <= MOST ? 0 : (int) Math.floorMod(newest - MOST + 1, (long) capacity);
        StringBuilder states = new StringBuilder(shown);
        for (int cell = 0; cell < shown; cell++) {
            states.append(letter(block, (first + cell) % capacity));
        }
        return Json.createObjectBuilder()
                .add("first", first)
                .add("committed", newest)
                .add("states", states.toString());
    }

    private static char letter(BlockObserver block, int index) {
        return block.slot(index).state().name().charAt(0);
    }
}
