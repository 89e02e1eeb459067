package org.labhub.broker.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bytes of every message, checked in. Whoever changes one breaks whoever speaks the old one, and sees it here; with
 * {@code -Dlabhub.write=true} the file is written anew.
 */
class GoldenMessagesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden-messages.txt");

    private static Map<String, String> golden() throws IOException {
        if (Boolean.getBoolean("labhub.write")) {
            Files.createDirectories(Optional.ofNullable(GOLDEN.getParent()).orElseThrow());
            Files.writeString(
                    GOLDEN,
                    Arrays.stream(MessageType.values())
                            .map(type -> type + " " + written(type) + "\n")
                            .collect(Collectors.joining()));
        }
        Map<String, String> lines = new TreeMap<>();
        Files.readAllLines(GOLDEN)
                .forEach(
                        line -> lines.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        return lines;
    }

    private static String written(MessageType type) {
        return new String(Codec.encode(Samples.of(type)), StandardCharsets.UTF_8);
    }

    @Test
    void everyMessageHasItsLineAndNoOtherHas() throws IOException {
        List<String> names =
                Arrays.stream(MessageType.values()).map(Enum::name).sorted().toList();
        assertEquals(names, List.copyOf(golden().keySet()));
    }

    @ParameterizedTest
    @EnumSource
    void itIsWrittenInTheseBytes(MessageType type) throws IOException {
        assertEquals(golden().get(type.name()), written(type));
    }

    @ParameterizedTest
    @EnumSource
    void theseBytesAreReadAsIt(MessageType type) throws IOException, MalformedMessage {
        byte[] bytes = golden().getOrDefault(type.name(), "").getBytes(StandardCharsets.UTF_8);
        assertEquals(Samples.of(type), Codec.decode(type, bytes));
    }

    @ParameterizedTest
    @EnumSource
    void aFieldThatItDoesNotHaveIsRefused(MessageType type) throws IOException {
        String more = golden().getOrDefault(type.name(), "").replaceFirst("}$", "")
                + (type.body().getRecordComponents().length == 0 ? "" : ",") + "\"channel_id\":1}";
        assertEquals("refused", outcome(type, more));
    }

    @ParameterizedTest
    @EnumSource
    void aFieldThatIsMissingIsRefused(MessageType type) {
        boolean takesNothing = type.body().getRecordComponents().length == 0;
        assertEquals(takesNothing ? "read" : "refused", outcome(type, "{}"));
    }

    private static String outcome(MessageType type, String body) {
        try {
            Codec.decode(type, body.getBytes(StandardCharsets.UTF_8));
            return "read";
        } catch (MalformedMessage e) {
            return "refused";
        }
    }
}
