package org.labhub.console.internal.live;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Executor;

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
     * @param worker runs what takes a while, for instance a {@link Report}
     * @return a feed of its own
     * @throws IllegalArgumentException if what is asked for makes no sense; its message is for the page
     */
    Feed open(HttpServletRequest request, Executor worker);
}
