package org.labhub.host.internal.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenChannelsTest {

    @TempDir
    Path data;

    private WrittenChannels start() {
        return WrittenChannels.in(data.resolve("host"));
    }

    @Test
    void theChannelOfAPluginThatStaysIsWanted() {
        WrittenChannels written = start();
        written.note("demo.sine", "demo");
        written.stays("demo");
        assertEquals(List.of(), written.abandoned());
    }

    @Test
    void theChannelOfAPluginThatIsGoneIsAbandoned() {
        WrittenChannels written = start();
        written.note("demo.sine", "demo");
        written.stays("other");
        assertEquals(List.of("demo.sine"), written.abandoned());
    }

    @Test
    void soIsThatOfOneThatWentWhileTheHubWasOff() {
        start().note("demo.sine", "demo");
        assertEquals(List.of("demo.sine"), start().abandoned());
    }

    @Test
    void theChannelOfAPluginThatCouldNotBeginIsWanted() {
        start().note("demo.sine", "demo");
        WrittenChannels written = start();
        written.stays("demo");
        assertEquals(List.of(), written.abandoned());
    }

    @Test
    void aChannelThatAPluginWritesUnderAnotherNameNowIsAbandoned() {
        start().note("demo.old", "demo");
        WrittenChannels written = start();
        written.note("demo.new", "demo");
        written.stays("demo");
        assertEquals(List.of("demo.old"), written.abandoned());
    }

    @Test
    void whatHasEndedIsForgotten() {
        WrittenChannels written = start();
        written.note("demo.sine", "demo");
        written.forget("demo.sine");
        assertEquals(List.of(), start().abandoned());
    }

    @Test
    void aLineThatSaysNothingIsLeftOut() throws IOException {
        start().note("demo.sine", "demo");
        Files.writeString(data.resolve("host/written"), "half\n", StandardOpenOption.APPEND);
        assertEquals(List.of("demo.sine"), start().abandoned());
    }

    @Test
    void whatIsKnownIsNotWrittenAgain() throws IOException {
        WrittenChannels written = start();
        written.note("demo.sine", "demo");
        Files.delete(data.resolve("host/written"));
        written.note("demo.sine", "demo");
        assertFalse(Files.exists(data.resolve("host/written")));
    }

    @Test
    void nobodyElseSeesIt() throws IOException {
        start();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("host"))));
    }
}
