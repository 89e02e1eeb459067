package org.labhub.broker.internal.registry;

/** Takes what a person should know: category 1 as a warning, category 2 and comings and goings as information. */
public interface Diary {

    /**
     * An invariant was about to be broken, or a channel was given up.
     *
     * @param text with the values
     */
    void category1(String text);

    /**
     * Something that the application has to deal with.
     *
     * @param text with the values
     */
    void category2(String text);

    /**
     * Somebody came or went.
     *
     * @param text with the values
     */
    void note(String text);
}
