package org.labhub.host.internal.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.schema.Schema;
import org.labhub.api.security.Identities;
import org.labhub.api.security.Uid;
import org.labhub.api.settings.Settings;
import org.labhub.host.internal.Hall;
import org.labhub.host.internal.broker.Announcements;
import org.labhub.host.internal.broker.Post;
import org.labhub.host.internal.steps.Steps;
import org.labhub.host.internal.steps.Trail;
import org.labhub.schema.Schemas;
import org.osgi.framework.BundleContext;

/** What the site has set for a channel, while that is being changed. */
final class FloorTest {

    @Schema(id = "test.reading", version = "1.0.0")
    record Reading(double value) {}

    private static SiteChannel slots(int capacity) {
        Map<String, Object> values = Map.of("channel", "demo.sine", "capacity", capacity);
        SiteChannel.Config config = as(SiteChannel.Config.class, values);
        return new SiteChannel(config, Map.of());
    }

    private static <T> T as(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, given) -> answers.getOrDefault(
                        given == null ? method.getName() : String.valueOf(given[0]), method.getDefaultValue())));
    }

    @Test
    void whatIsSetAnewHoldsWhenWhatWasSetBeforeGoes(@TempDir Path folder) {
        BundleContext context = as(BundleContext.class, Map.of("labhub.data", folder.toString()));
        try (Hall hall = new Hall(folder)) {
            Floor floor = new Floor(
                    hall.blocks,
                    Schemas.frameTypes(),
                    new Hall.AnySchema(),
                    new Announcements(as(Identities.class, Map.of("PROD", new Uid("prod.sine.00000001")))),
                    new Departures(context),
                    new Post(),
                    new Leftovers(context, hall.blocks, as(Settings.class, Map.of())));
            SiteChannel before = slots(8);
            floor.addChannel(before);
            floor.addChannel(slots(16));
            floor.removeChannel(before);
            floor.channelsOf("sine", 1, new Trail(new Steps())).producer("demo.sine", Reading.class);
            assertEquals(
                    16,
                    hall.blocks
                            .observe(new BlockName("demo.sine"))
                            .info()
                            .channel()
                            .capacity());
        }
    }
}
