package org.labhub.host.internal.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockName;
import org.labhub.api.broker.ChannelVoice;
import org.labhub.api.security.Uid;

final class DataNewsTest {

    private final List<String> said = new ArrayList<>();
    private final ChannelVoice voice = (ChannelVoice) Proxy.newProxyInstance(
            DataNewsTest.class.getClassLoader(), new Class<?>[] {ChannelVoice.class}, (self, method, given) -> {
                said.add(Arrays.toString(given));
                return null;
            });
    private long committed;
    private final DataNews news =
            new DataNews(new BlockName("demo.sine"), new Uid("prod.sine.00000001"), () -> committed);

    @Test
    void itTellsHowManyFramesThereAre() {
        committed = 7;
        news.tell(voice);
        assertEquals(List.of("[demo.sine, prod.sine.00000001, data, 7]"), said);
    }

    @Test
    void withoutMoreFramesItSaysNothing() {
        committed = 7;
        news.tell(voice);
        news.tell(voice);
        assertEquals(1, said.size());
    }

    @Test
    void beforeTheFirstFrameItSaysNothing() {
        news.tell(voice);
        assertEquals(List.of(), said);
    }
}
