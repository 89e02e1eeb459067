package org.labhub.itests.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Channels;
import org.labhub.api.channel.Consumer;
import org.labhub.api.channel.Producer;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.job.JobChannels;
import org.labhub.api.job.JobEnd;
import org.labhub.api.job.JobSpec;
import org.labhub.api.job.ReadContext;
import org.labhub.api.job.WriteContext;
import org.labhub.api.schema.Schema;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceObjects;

/** The channel services of a hub, as a bundle uses them that is no plug-in. */
@WithHub
public final class ServicesForBundlesTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** A frame of this bundle's own. */
    @Schema(id = "test.level", version = "1.0.0")
    public record Level(double volts) {}

    private static <S> ServiceObjects<S> objects(BundleContext context, Class<S> service) {
        return context.getServiceObjects(context.getServiceReference(service));
    }

    private static List<Double> read(Consumer<Level> consumer) {
        List<Double> seen = new ArrayList<>();
        consumer.await(SOON);
        consumer.poll((level, info) -> seen.add(level.volts()), 64);
        return seen;
    }

    @Test
    @InContainer
    public void aBundleWritesAndReadsThroughChannelsOfItsOwn(BundleContext context) {
        ServiceObjects<Channels> channels = objects(context, Channels.class);
        Channels mine = channels.getService();
        Producer<Level> producer = mine.producer("inside.level", Level.class);
        Consumer<Level> consumer = mine.consumer("inside.level", Level.class, ReadPolicy.BEST_EFFORT, event -> {});
        assertTrue(producer.offer(new Level(1.5)));
        assertEquals(List.of(1.5), read(consumer));
        channels.ungetService(mine);
    }

    @Test
    @InContainer
    public void whatABundleStillHeldIsClosedForIt(BundleContext context) {
        ServiceObjects<Channels> channels = objects(context, Channels.class);
        Channels mine = channels.getService();
        Channels looking = channels.getService();
        mine.producer("inside.left", Level.class);
        BlockObserver block = looking.observe("inside.left");
        assertTrue(block.writer().isPresent());
        channels.ungetService(mine);
        assertTrue(block.writer().isEmpty());
        channels.ungetService(looking);
    }

    @Test
    @InContainer
    public void eachBundleThatAsksGetsAnotherOne(BundleContext context) {
        ServiceObjects<Channels> channels = objects(context, Channels.class);
        Channels one = channels.getService();
        Channels other = channels.getService();
        assertNotSame(one, other);
        channels.ungetService(one);
        channels.ungetService(other);
    }

    @Test
    @InContainer
    public void aBundlesJobsWriteAndReadOnThreadsOfTheirOwn(BundleContext context) {
        ServiceObjects<JobChannels> jobs = objects(context, JobChannels.class);
        JobChannels mine = jobs.getService();
        JobEnd<WriteContext<Level>> writer =
                mine.writer("inside.jobs", Level.class, ChannelSpec.DEFAULT, JobSpec.DEFAULT);
        JobEnd<ReadContext<Level>> reader =
                mine.reader("inside.jobs", Level.class, ReadPolicy.BEST_EFFORT, JobSpec.DEFAULT);
        List<Double> seen = new ArrayList<>();
        assertTrue(writer.run(job -> job.give(new Level(2.5)), SOON));
        assertTrue(reader.run(job -> seen.add(job.frame().volts()), SOON));
        assertEquals(List.of(2.5), seen);
        jobs.ungetService(mine);
    }
}
