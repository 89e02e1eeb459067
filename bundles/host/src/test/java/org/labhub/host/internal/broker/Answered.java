package org.labhub.host.internal.broker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.labhub.api.broker.Call;

/** A call that was answered before it was asked. */
record Answered<T>(T answer) implements Call<T> {

    @Override
    public T within(Duration timeout) {
        return answer;
    }

    @Override
    public CompletionStage<T> stage() {
        return CompletableFuture.completedFuture(answer);
    }
}
