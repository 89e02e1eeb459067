package org.labhub.recovery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.labhub.api.block.BlockSpec;
import org.labhub.api.block.ConsumerSpec;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.recovery.Ground.Number;
import org.labhub.schema.Schemas;
import org.labhub.shm.MappedBlocks;

/** Takes something in a block, says so, and keeps it for ever: with the folder, what, and a policy. */
final class HoldingProgram {

    private final MappedBlocks blocks;

    private HoldingProgram(MappedBlocks blocks) {
        this.blocks = blocks;
    }

    public static void main(String[] arguments) throws InterruptedException {
        MappedBlocks blocks = MappedBlocks.in(Path.of(arguments[0]), "hub", arguments[1], Schemas.parser());
        new HoldingProgram(blocks).hold(arguments[1], ReadPolicy.valueOf(arguments[2]));
    }

    private void hold(String what, ReadPolicy policy) throws InterruptedException {
        switch (what) {
            case "lease" -> writer(policy).offer(new Number(0));
            case "slot" -> writing(policy);
            case "frame" -> reader(policy).tryNext().orElseThrow();
            case "line" -> reader(policy);
            case "lock" -> blocks.lock(Ground.NAME, 3).tryLock(Duration.ZERO).orElseThrow();
            default -> throw new IllegalArgumentException(what);
        }
        System.out.println("holding as " + ProcessHandle.current().pid());
        new CountDownLatch(1).await();
    }

    private Producer<Number> writer(ReadPolicy policy) {
        return blocks.create(BlockSpec.of(Ground.NAME.text(), Ground.four(policy), Ground.NUMBERS.schema(), "child"))
                .as(Ground.NUMBERS);
    }

    private void writing(ReadPolicy policy) {
        Producer<Number> writer = writer(policy);
        writer.offer(new Number(0));
        writer.tryClaim().orElseThrow();
    }

    private Consumer<Number> reader(ReadPolicy policy) {
        Consumer<Number> reader = blocks.attach(Ground.NAME, new ConsumerSpec("child", policy, event -> {}))
                .as(Ground.NUMBERS);
        if (!policy.isQueueing()) {
            reader.seek(0);
        }
        return reader;
    }
}
