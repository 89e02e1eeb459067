package org.labhub.shm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.labhub.api.channel.Producer;
import org.labhub.shm.Bench.Number;

/**
 * Writes numbers that tell whether they are whole, as fast as it can, until it is killed. What was acknowledged to it, it
 * notes in a file of its own, after the fact: an independent record.
 */
final class WriterProgram {

    private WriterProgram() {}

    /** With the blocks' folder and the file for the record. */
    public static void main(String[] arguments) throws IOException {
        try (Bench bench = new Bench(Path.of(arguments[0]));
                FileChannel record =
                        FileChannel.open(Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Producer<Number> producer = bench.next(Duration.ofSeconds(20));
            ByteBuffer acknowledged = ByteBuffer.allocate(Long.BYTES);
            System.out.println("writing in epoch " + producer.epoch());
            long first = bench.committed();
            for (long value = first; ; value++) {
                producer.send(Number.of(value), Duration.ofSeconds(20));
                acknowledged.clear().putLong(value).flip();
                record.write(acknowledged, 0);
            }
        }
    }
}
