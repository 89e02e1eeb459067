package org.labhub.host.internal.life;

import org.labhub.api.instrument.LifeStep.Stage;
import org.labhub.host.internal.PluginService;
import org.labhub.host.internal.channels.OwnChannels;

/** Gets the service of a plug-in before all else, and gives it back when its ends are closed: the last of all steps. */
public final class Visit {

    private Visit() {}

    /**
     * What is done with the service.
     *
     * @param <S> its interface
     */
    @FunctionalInterface
    public interface Use<S> {

        /** On the plug-in's thread. */
        void run(S plugin) throws Exception;
    }

    /** Of a plug-in, on its thread. */
    public static <S> void with(PluginService<S> service, Turn turn, OwnChannels own, Use<S> use) throws Exception {
        try (own) {
            S plugin = turn.call(Verb.CONSTRUCT, service::get);
            own.trail().reached(Stage.SERVICE);
            use.run(plugin);
        } finally {
            service.unget();
            own.trail().left(Stage.SERVICE);
        }
    }
}
