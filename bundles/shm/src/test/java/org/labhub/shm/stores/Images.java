package org.labhub.shm.stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.labhub.shm.stores.Store.Kind;

/**
 * All memories that a death may leave behind: for every ordered store or fence, everything up to it; and beyond it any
 * subset of the plain stores that follow, up to the next one.
 */
final class Images {

    /** What is done with one of them. */
    interface Taker {

        /** With what the work had achieved for certain by then. */
        void take(byte[] image, long achieved);
    }

    private final int bytes;
    private final int mostOfAGroup;
    private final Random random;
    private long taken;

    Images(int bytes, int mostOfAGroup, long seed) {
        this.bytes = bytes;
        this.mostOfAGroup = mostOfAGroup;
        random = new Random(seed);
    }

    /** How many there were. */
    long taken() {
        return taken;
    }

    void each(List<Store> stores, Taker taker) {
        byte[] sure = new byte[bytes];
        List<Store> group = new ArrayList<>();
        long achieved = -1;
        for (Store store : stores) {
            if (store.kind() == Kind.NOTE) {
                achieved = store.note();
            } else if (store.kind() == Kind.PLAIN) {
                group.add(store);
            } else {
                subsets(sure, group, achieved, taker);
                group.forEach(each -> each.applyTo(sure));
                group.clear();
                store.applyTo(sure);
            }
        }
        subsets(sure, group, achieved, taker);
    }

    private void subsets(byte[] sure, List<Store> group, long achieved, Taker taker) {
        long all = 1L << group.size();
        boolean every = group.size() < 31 && all <= mostOfAGroup;
        IntStream.range(0, every ? (int) all : mostOfAGroup)
                .mapToLong(subset -> every || subset == 0 ? subset : random.nextLong())
                .forEach(subset -> {
                    byte[] image = sure.clone();
                    for (int bit = 0; bit < group.size(); bit++) {
                        if ((subset >>> bit & 1) != 0) {
                            group.get(bit).applyTo(image);
                        }
                    }
                    taken++;
                    taker.take(image, achieved);
                });
    }
}
