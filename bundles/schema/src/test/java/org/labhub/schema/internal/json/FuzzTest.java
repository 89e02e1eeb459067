package org.labhub.schema.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.schema.internal.layout.Frames;
import org.labhub.schema.internal.text.Blds;

/** Texts and files that somebody spoiled: each is read or refused, nothing else happens. */
@Tag("long")
final class FuzzTest {

    private static final int EACH = Boolean.getBoolean("labhub.deep") ? 5_000_000 : 500_000;
    private static final Duration NO_HANG = Duration.ofMinutes(Boolean.getBoolean("labhub.deep") ? 30 : 5);
    private static final SchemaVersion VERSION = SchemaVersion.parse("1.0.0");
    private static final String MARKS = "()[]{}<>|;:@,\"'\\= x_aZ09-.\u0000\u00e4\ud83d";

    private final WrittenSchemas schemas = new WrittenSchemas(false);

    @Test
    void aSpoiledTextIsReadAsItIsOrRefused() {
        List<String> good = new ArrayList<>();
        Frames frames = new Frames(new Random(5));
        for (int i = 0; i < 200; i++) {
            good.add(Blds.write(frames.next()));
        }
        spoil(
                good,
                6,
                text -> assertEquals(
                        text, schemas.schema("lab.a", VERSION, text).text()));
    }

    @Test
    void aSpoiledFileIsReadOrRefused() {
        List<String> good = new ArrayList<>();
        Frames frames = new Frames(new Random(7));
        for (int i = 0; i < 200; i++) {
            good.add(schemas.toJson(Blds.schema("lab.a", VERSION, frames.next())));
        }
        spoil(good, 8, file -> {
            SchemaInfo read = schemas.fromJson(file);
            assertEquals(read, schemas.fromJson(schemas.toJson(read)));
        });
    }

    private static void spoil(List<String> good, long seed, Consumer<String> reading) {
        Random random = new Random(seed);
        assertTimeout(NO_HANG, () -> {
            for (int i = 0; i < EACH; i++) {
                String spoiled = spoiled(good.get(random.nextInt(good.size())), good, random);
                try {
                    reading.accept(spoiled);
                } catch (SchemaRefused expected) {
                    if (expected.getMessage().length() > 4000) {
                        fail("a refusal that nobody reads: " + expected.getMessage());
                    }
                } catch (RuntimeException | StackOverflowError other) {
                    fail("seed " + seed + ", execution " + i + ": " + spoiled, other);
                }
            }
        });
    }

    private static String spoiled(String text, List<String> others, Random random) {
        StringBuilder spoiled = new StringBuilder(text);
        for (int changes = random.nextInt(1, 4); changes > 0 && !spoiled.isEmpty(); changes--) {
            int at = random.nextInt(spoiled.length());
            int end = Math.min(spoiled.length(), at + random.nextInt(1, 12));
            switch (random.nextInt(6)) {
                case 0 -> spoiled.deleteCharAt(at);
                case 1 -> spoiled.setCharAt(at, MARKS.charAt(random.nextInt(MARKS.length())));
                case 2 -> spoiled.insert(at, random.nextLong());
                case 3 -> spoiled.insert(at, spoiled.substring(at, end));
                case 4 -> spoiled.setLength(at);
                default -> spoiled.replace(at, end, piece(others.get(random.nextInt(others.size())), random));
            }
        }
        return spoiled.toString();
    }

    private static String piece(String other, Random random) {
        int from = random.nextInt(other.length());
        return other.substring(from, Math.min(other.length(), from + random.nextInt(1, 20)));
    }
}
