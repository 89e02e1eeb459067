package org.labhub.console.internal.live;

/** What one open page is told. Used by one thread at a time; closed when the page is. */
public interface Feed extends AutoCloseable {

    /**
     * Looks whether there is something to tell. Called some thirty times a second, but not while the browser is busy with what it was
     * sent: what is not told then is never queued.
     *
     * @param nanos monotonic, to pace what is told less often
     * @param events takes what is told
     */
    void look(long nanos, Events events);

    /** Lets go of what it looked at. */
    @Override
    void close();
}
