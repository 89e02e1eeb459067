package org.labhub.itests.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Note;
import org.labhub.api.channel.Notes;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.instrument.ChannelListener;
import org.labhub.api.instrument.Instrument;
import org.labhub.api.instrument.ListensTo;
import org.labhub.api.job.JobChannels;
import org.labhub.api.job.JobEnd;
import org.labhub.api.job.JobSpec;
import org.labhub.api.job.WriteContext;
import org.labhub.api.schema.Schema;
import org.labhub.itests.container.InContainer;
import org.labhub.itests.container.WithHub;
import org.labhub.itests.hub.Await;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceRegistration;

/** What plug-ins say to each other beside their frames, through the broker of a running hub. */
@WithHub
public final class NotesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHANNEL = "spoken.level";

    /** Beside which it is spoken. */
    @Schema(id = "test.spoken", version = "1.0.0")
    record Level(double volts) {}

    /** Does what it is told, and tells all who read it. */
    static final class Obedient implements Instrument {

        private volatile Optional<Notes> notes = Optional.empty();
        private Optional<Producer<Level>> levels = Optional.empty();

        @Override
        public void open(Channels mine) {
            levels = Optional.of(mine.producer(CHANNEL, Level.class));
            notes = Optional.of(mine.notes(CHANNEL));
        }

        @Override
        public void connect() {
            // a simulation is always there
        }

        @Override
        public int acquire() {
            levels.orElseThrow().offer(new Level(0));
            return 0;
        }

        @Override
        public void onNote(Note note) {
            notes.orElseThrow().tell(note.word() + " is set", note.data());
        }

        @Override
        public void disconnect() {
            // nothing to close
        }

        List<String> members() {
            return notes.map(Notes::members).orElse(List.of());
        }
    }

    /** Wishes something with every frame, until it is fulfilled. */
    static final class Wishing implements ChannelListener<Level> {

        private final Set<String> heard = ConcurrentHashMap.newKeySet();
        private final boolean wishes;
        private Optional<Notes> notes = Optional.empty();

        Wishing(boolean wishes) {
            this.wishes = wishes;
        }

        @Override
        public void joined(Notes mine) {
            notes = Optional.of(mine);
        }

        @Override
        public void onFrame(Level frame, FrameInfo info) {
            if (wishes && heard.isEmpty()) {
                notes.orElseThrow().tell("range", "10 V");
            }
        }

        @Override
        public void onNote(Note note) {
            heard.add(note.word() + ": " + note.data());
        }
    }

    private static <S> ServiceRegistration<S> register(
            BundleContext context, Class<S> type, S plugin, String name, String channel) {
        Map<String, String> properties = Map.of("component.name", name, ListensTo.PROPERTY, channel);
        return context.registerService(type, plugin, FrameworkUtil.asDictionary(properties));
    }

    private static void until(BooleanSupplier condition, Object seen) {
        Await.until(PATIENCE, condition, seen::toString);
    }

    @Test
    @InContainer
    public void whatAListenerTellsReachesTheInstrumentAndWhatThatTellsReachesAllListeners(BundleContext context) {
        Wishing one = new Wishing(true);
        Wishing other = new Wishing(false);
        Obedient instrument = new Obedient();
        var i = register(context, Instrument.class, instrument, "obedient", "");
        var a = register(context, ChannelListener.class, one, "wishing", CHANNEL);
        var b = register(context, ChannelListener.class, other, "listening", CHANNEL);
        try {
            until(() -> one.heard.contains("range is set: 10 V"), one.heard);
            until(() -> instrument.members().equals(List.of("listening", "wishing")), "members");
            until(() -> other.heard.equals(one.heard) || tellAgain(instrument), other.heard);
        } finally {
            b.unregister();
            a.unregister();
            i.unregister();
        }
    }

    /** Whoever came late has missed it. */
    private static boolean tellAgain(Obedient instrument) {
        instrument.onNote(new Note(CHANNEL, "", "range", "10 V"));
        return false;
    }

    @Test
    @InContainer
    public void aJobTellsAndABundleHears(BundleContext context) {
        ServiceObjects<JobChannels> jobs = context.getServiceObjects(context.getServiceReference(JobChannels.class));
        ServiceObjects<Channels> channels = context.getServiceObjects(context.getServiceReference(Channels.class));
        JobChannels writing = jobs.getService();
        Channels reading = channels.getService();
        JobEnd<WriteContext<Level>> writer =
                writing.writer("spoken.jobs", Level.class, ChannelSpec.DEFAULT, JobSpec.DEFAULT);
        Consumer<Level> consumer = reading.consumer("spoken.jobs", Level.class, ReadPolicy.BEST_EFFORT, event -> {});
        Set<String> heard = ConcurrentHashMap.newKeySet();
        until(
                () -> writer.run(job -> job.notes().tell("hello", "you"), PATIENCE)
                        && reading.notes("spoken.jobs").poll(note -> heard.add(note.data())) > 0,
                heard);
        assertEquals(Set.of("you"), heard);
        consumer.close();
        channels.ungetService(reading);
        jobs.ungetService(writing);
    }
}
