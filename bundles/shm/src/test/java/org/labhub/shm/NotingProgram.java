package org.labhub.shm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.shm.Bench.Number;

/** Reads until it is killed, and notes every frame that it was given in a file of its own: an independent record. */
final class NotingProgram {

    private NotingProgram() {}

    /** With the blocks' folder, the file for the record, and a policy. */
    public static void main(String[] arguments) throws IOException {
        try (Bench bench = new Bench(Path.of(arguments[0]));
                FileChannel record =
                        FileChannel.open(Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                Consumer<Number> consumer = bench.consumer(ReadPolicy.valueOf(arguments[2]))) {
            ByteBuffer note = ByteBuffer.allocate(2 * Long.BYTES);
            System.out.println("attached");
            while (true) {
                consumer.await(Duration.ofSeconds(1));
                consumer.poll(
                        (frame, info) -> {
                            note.clear()
                                    .putLong(info.sequence())
                                    .putLong(frame.isWhole() ? frame.value() : -1)
                                    .flip();
                            write(record, note);
                        },
                        5);
            }
        }
    }

    private static void write(FileChannel record, ByteBuffer note) {
        try {
            record.write(note);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
