package org.labhub.host.internal;

/**
 * The service of a plug-in, got and given back by its own thread. Given back, a component's instance goes, so that the next one
 * is made anew.
 *
 * @param <S> its interface
 */
public interface PluginService<S> {

    /** Makes it, if nobody has it: its constructor runs here. */
    S get();

    /** Gives it back. */
    void unget();
}
