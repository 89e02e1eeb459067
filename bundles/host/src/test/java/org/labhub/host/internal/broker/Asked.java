package org.labhub.host.internal.broker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.Call;

/** A call that is answered when the test says so. */
record Asked<T>(CompletableFuture<T> answer) implements Call<T> {

    Asked() {
        this(new CompletableFuture<>());
    }

    @Override
    public T within(Duration timeout) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof BrokerException why ? why : e;
        }
    }

    @Override
    public CompletionStage<T> stage() {
        return answer;
    }
}
