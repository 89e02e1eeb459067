package org.labhub.host.internal.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.ReadPolicy;

/** What the site may set for a channel, and what it may not. */
final class SiteChannelTest {

    private static SiteChannel set(Map<String, Object> values) {
        SiteChannel.Config config = (SiteChannel.Config) Proxy.newProxyInstance(
                SiteChannel.Config.class.getClassLoader(),
                new Class<?>[] {SiteChannel.Config.class},
                (self, method, given) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
        return new SiteChannel(config, Map.of("service.pid", "org.labhub.channel~demo.sine"));
    }

    @Test
    void itLiesOverWhatTheDriverWishes() {
        SiteChannel set = set(Map.of("capacity", 8, "grants", "SYNC_READER"));
        assertEquals("demo.sine", set.channel());
        ChannelSpec spec = set.over(ChannelSpec.DEFAULT.withCapacity(64));
        assertEquals("8 SYNC_READER", spec.capacity() + " " + spec.grants());
        assertEquals(
                ReadPolicy.BEST_EFFORT,
                set(Map.of())
                        .over(ChannelSpec.DEFAULT.granting(ReadPolicy.BEST_EFFORT))
                        .grants());
    }

    @ParameterizedTest
    @CsvSource({"channel,no name", "grants,EVERYBODY", "checksums,SOMETIMES", "checksum,MD5", "stamps,yes"})
    void whatCannotBeIsRefusedAtOnce(String key, String value) {
        assertThrows(IllegalArgumentException.class, () -> set(Map.of(key, value)));
    }
}
