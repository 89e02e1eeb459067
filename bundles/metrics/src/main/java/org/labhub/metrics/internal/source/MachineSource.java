package org.labhub.metrics.internal.source;

import static org.labhub.metrics.internal.family.Family.*;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.labhub.api.security.HubIdentity;
import org.labhub.api.security.Identities;
import org.labhub.metrics.internal.family.Sample;
import org.labhub.metrics.internal.place.Places;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How much the machine has left for the hub. */
@Component
public final class MachineSource implements Source {

    private final Places places;
    private final HubIdentity hub;
    private final OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();

    /** Looks at nothing yet. */
    @Activate
    public MachineSource(@Reference Places places, @Reference Identities identities) {
        this.places = places;
        hub = identities.hub();
    }

    @Override
    public void read(Sample sample) {
        sample.put(HUB_INFO, 1, hub.name(), hub.uid().text());
        sample.put(HOST_LOAD, machine.getSystemLoadAverage());
        sample.put(HOST_PROCESSORS, machine.getAvailableProcessors());
        sample.put(BLOCKS_LIMIT, places.limit());
        read(sample, "blocks", places.blocks());
        read(sample, "data", places.data());
    }

    private static void read(Sample sample, String place, Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            sample.put(HOST_SPACE, store.getTotalSpace(), place);
            sample.put(HOST_SPACE_FREE, store.getUsableSpace(), place);
        } catch (IOException notThere) {
            sample.put(HOST_SPACE_FREE, 0, place);
        }
    }
}
