package org.labhub.host.internal.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.SlotProducer;
import org.labhub.api.schema.Schema;
import org.labhub.api.settings.Settings;
import org.labhub.host.internal.Hall;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Which blocks end with a hub, because nobody will write them after its next start. */
final class LeftoversTest {

    @Schema(id = "test.reading", version = "1.0.0")
    record Reading(double value) {}

    @TempDir
    Path data;

    private final Map<String, Object> answers = new HashMap<>();
    private List<String> configured = List.of();
    private Hall hall;
    private OwnChannels channels;
    private SlotProducer producer;

    @BeforeEach
    void write() {
        hall = new Hall(data);
        channels = hall.channels("sine");
        producer = channels.producer("demo.sine", Reading.class);
        answers.put("labhub.data", data.toString());
        answers.put("labhub.safe", "false");
        answers.put("getState", Bundle.STOPPING);
        WrittenChannels.in(data.resolve("host")).note("demo.sine", "sine");
    }

    @AfterEach
    void close() {
        channels.close();
        hall.close();
    }

    private Object as(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> switch (method.getName()) {
                    case "getBundle" -> as(Bundle.class);
                    case "getBundles" -> new Bundle[0];
                    case "pids" -> configured;
                    default -> answers.get(given == null ? method.getName() : given[0]);
                });
    }

    private List<BlockName> leftByTheHub() {
        new Leftovers((BundleContext) as(BundleContext.class), hall.blocks, (Settings) as(Settings.class)).stop();
        return hall.blocks.names();
    }

    @Test
    void whatNobodyWillWriteEnds() {
        producer.close();
        assertEquals(List.of(), leftByTheHub());
    }

    @Test
    void whatSomebodyStillWritesStays() {
        assertEquals(List.of(new BlockName("demo.sine")), leftByTheHub());
    }

    @Test
    void soDoesThatOfWhomAConfigurationNames() {
        producer.close();
        configured = List.of("org.labhub.driver.sine~sine");
        assertEquals(List.of(new BlockName("demo.sine")), leftByTheHub());
    }

    @Test
    void aHostThatIsUpdatedEndsNothing() {
        producer.close();
        answers.put("getState", Bundle.ACTIVE);
        assertEquals(List.of(new BlockName("demo.sine")), leftByTheHub());
    }

    @Test
    void norDoesAHubThatWasStartedWithoutItsPlugins() {
        producer.close();
        answers.put("labhub.safe", "true");
        assertEquals(List.of(new BlockName("demo.sine")), leftByTheHub());
    }

    @Test
    void whatHasEndedBeforeIsForgotten() {
        producer.close();
        hall.blocks.retire(new BlockName("demo.sine"));
        leftByTheHub();
        assertEquals(List.of(), WrittenChannels.in(data.resolve("host")).abandoned());
    }
}
