package org.labhub.console.internal.live;

import jakarta.servlet.http.HttpServletRequest;

/** What pages of one kind are told from. */
public interface FeedSource {

    /**
     * Where its streams are.
     *
     * @return one word
     */
    String name();

    /**
     * Begins a feed for one page.
     *
     * @param request of its stream
     * @return a feed of its own
     * @throws IllegalArgumentException if what is asked for makes no sense; its message is for the page
     */
    Feed open(HttpServletRequest request);
}
