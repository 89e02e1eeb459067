package org.labhub.host.internal.broker;

import org.labhub.api.block.BlockName;
import org.labhub.api.channel.ChannelEvent;
import org.labhub.api.channel.ChannelEvent.Corrupt;
import org.labhub.api.channel.ChannelEventHandler;
import org.labhub.api.security.Uid;

/** Reports each frame with a wrong checksum that a plug-in came across to the broker, which tells the others. */
final class ChecksumReports {

    private final Announcements announcements;
    private final BlockName channel;
    private final Uid reader;
    private final int capacity;

    ChecksumReports(Announcements announcements, BlockName channel, Uid reader, int capacity) {
        this.announcements = announcements;
        this.channel = channel;
        this.reader = reader;
        this.capacity = capacity;
    }

    /** Reports, and then tells the plug-in. */
    ChannelEventHandler before(ChannelEventHandler plugin) {
        return event -> {
            report(event);
            plugin.onEvent(event);
        };
    }

    private void report(ChannelEvent event) {
        if (event instanceof Corrupt corrupt) {
            announcements
                    .voice()
                    .ifPresent(voice -> voice.reportChecksum(
                            channel.text(),
                            reader,
                            corrupt.sequence() % capacity,
                            corrupt.sequence(),
                            "the frame's checksum is not that of its bytes"));
        }
    }
}
