package org.labhub.host.internal;

/** A plug-in that is there, as if it had been got from the registry. */
public record Plain<S>(S get) implements PluginService<S> {

    @Override
    public void unget() {
        // it stays
    }
}
