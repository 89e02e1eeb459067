package org.labhub.shm;

import java.util.List;
import java.util.function.Supplier;

/** Made when it is first wanted. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private List<T> made = List.of();

    Once(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (made.isEmpty()) {
            made = List.of(maker.get());
        }
        return made.get(0);
    }
}
