package org.labhub.broker.client.internal.link;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.labhub.api.broker.BrokerAway;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.Call;

/**
 * A call whose answer comes on the link's thread: who waits is woken there, and what hangs on it runs elsewhere.
 *
 * @param <T> the answer
 */
public final class PendingCall<T> implements Call<T> {

    private final CompletableFuture<T> answer;
    private final LongConsumer extend;
    private final Executor elsewhere;

    /**
     * Waits for an answer.
     *
     * @param answer completes on the link's thread
     * @param extend told until when somebody waits
     * @param elsewhere runs what hangs on it
     */
    public PendingCall(CompletableFuture<T> answer, LongConsumer extend, Executor elsewhere) {
        this.answer = answer;
        this.extend = extend;
        this.elsewhere = elsewhere;
    }

    @Override
    public T within(Duration timeout) {
        extend.accept(System.nanoTime() + timeout.toNanos() + TimeUnit.MILLISECONDS.toNanos(100));
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw new BrokerAway("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new BrokerAway("interrupted while waiting for the broker");
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof BrokerException known) {
            known.addSuppressed(new IllegalStateException("asked here"));
            return known;
        }
        return cause instanceof RuntimeException other ? other : new IllegalStateException(cause);
    }

    @Override
    public CompletionStage<T> stage() {
        CompletableFuture<T> outside = new CompletableFuture<>();
        CompletableFuture<T> unused = answer.whenCompleteAsync(
                (value, error) -> {
                    if (error == null) {
                        outside.complete(value);
                    } else {
                        outside.completeExceptionally(error);
                    }
                },
                elsewhere);
        return outside;
    }
}
