package org.labhub.host.internal.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.labhub.api.block.BlockName;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;

/** When the channels of a plug-in end because its bundle is gone for good. */
final class DeparturesTest {

    private final List<String> done = new ArrayList<>();
    private final Departures departures = new Departures(as(BundleContext.class));

    private <T> T as(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            if (method.getName().equals("getBundleId")) {
                return 7L;
            }
            done.add(method.getName());
            return null;
        }));
    }

    private void happens(int event) {
        done.clear();
        departures.of(7).of(new BlockName("demo.sine"), () -> done.add("ended"));
        departures.bundleChanged(new BundleEvent(event, as(Bundle.class)));
    }

    @Test
    void whatIsUninstalledEndsItsChannelsOnce() {
        happens(BundleEvent.UNINSTALLED);
        departures.bundleChanged(new BundleEvent(BundleEvent.UNINSTALLED, as(Bundle.class)));
        assertEquals(List.of("ended"), done);
    }

    @Test
    void whatIsStoppedMayComeBack() {
        happens(BundleEvent.STOPPED);
        assertEquals(List.of(), done);
    }

    @Test
    void afterwardsItListensNoMore() {
        departures.stop();
        assertEquals(List.of("addBundleListener", "removeBundleListener"), done);
    }
}
