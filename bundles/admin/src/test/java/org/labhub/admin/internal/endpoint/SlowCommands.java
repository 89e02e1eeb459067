package org.labhub.admin.internal.endpoint;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Three commands: one answers with its words, one never ends, one fails. They remember what they were called with. */
final class SlowCommands implements Commands {

    final List<String> calls = new CopyOnWriteArrayList<>();
    final CountDownLatch interrupted = new CountDownLatch(1);

    @Override
    public List<String> names() {
        return List.of("echo", "fail", "hang");
    }

    @Override
    public Said run(String command, List<String> arguments) {
        calls.add(command + arguments);
        return switch (command) {
            case "echo" -> new Said(true, String.join(" ", arguments), false);
            case "hang" -> hang();
            default -> new Said(false, "no such thing", false);
        };
    }

    private Said hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return new Said(true, "too late", false);
    }
}
