package org.labhub.broker.client.internal.link;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.labhub.broker.protocol.Message;

/** One request on its way: sent or not yet sent, and given up at its deadline. */
public final class Ask {

    private final Message request;
    private final CompletableFuture<Message> answer = new CompletableFuture<>();
    private volatile long deadline;

    /**
     * Makes one.
     *
     * @param request what is asked
     * @param deadline in nanoseconds of the monotonic clock
     */
    public Ask(Message request, long deadline) {
        this.request = request;
        this.deadline = deadline;
    }

    Message request() {
        return request;
    }

    /**
     * What comes of it.
     *
     * @return completes on the link's thread
     */
    public CompletableFuture<Message> answer() {
        return answer;
    }

    /**
     * Has something done with what comes of it, on the link's thread.
     *
     * @param done takes the answer
     * @param failed takes the refusal
     */
    public void then(Consumer<Message> done, Consumer<Throwable> failed) {
        CompletableFuture<Message> unused = answer.whenComplete((message, error) -> {
            if (error == null) {
                done.accept(message);
            } else {
                failed.accept(error);
            }
        });
    }

    /**
     * Waits longer than at first.
     *
     * @param later in nanoseconds of the monotonic clock
     */
    public void extend(long later) {
        if (later - deadline > 0) {
            deadline = later;
        }
    }

    boolean isOver(long now) {
        return answer.isDone() || now - deadline >= 0;
    }
}
