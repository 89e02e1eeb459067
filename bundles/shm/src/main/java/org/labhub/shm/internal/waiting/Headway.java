package org.labhub.shm.internal.waiting;

/**
 * Lets a writer get ahead. A reader that looks for each frame the moment it is stored takes the line out of the writer's
 * cache again and again, and both crawl. Now and then a reader that has caught up tries a pause: if a few frames have come
 * after it, it goes on pausing each time; if one or none came, whoever writes is waiting for an answer or has no more, and
 * it does not try again for a while.
 */
public final class Headway {

    private static final int SOON = 16;
    private static final int LATE = 1024;
    private static final int MOST = 128;
    private static final int WORTH_IT = 4;

    /** Of a ring of so many slots a writer fills one in a pause: its reader should be back before all are full. */
    private static final int SLOTS_A_PAUSE = 8;

    private final int pauses;

    private long then;
    private int interval = SOON;
    private int waits;
    private boolean pausing;

    /** In a ring of so many slots. */
    public Headway(int slots) {
        pauses = Math.min(MOST, slots / SLOTS_A_PAUSE);
    }

    /**
     * Before a reader at a position looks whether there is more.
     *
     * @return how many pauses it made
     */
    public int give(long position) {
        long came = position - then;
        then = position;
        if (pausing) {
            judge(came);
        } else {
            pausing = ++waits >= interval;
        }
        int due = pausing ? pauses : 0;
        for (int pause = 0; pause < due; pause++) {
            Thread.onSpinWait();
        }
        return due;
    }

    private void judge(long came) {
        pausing = came >= WORTH_IT;
        interval = pausing ? SOON : Math.min(LATE, 2 * interval);
        waits = 0;
    }
}
