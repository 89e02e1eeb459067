package org.labhub.host.internal;

import org.labhub.api.block.Blocks;
import org.labhub.api.frame.FrameTypes;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.host.internal.broker.AnnouncedBlocks;
import org.labhub.host.internal.broker.Announcements;
import org.labhub.host.internal.channels.OwnChannels;

/**
 * The services on which plug-ins stand.
 *
 * @param blocks where frames lie
 * @param types how records lie in them
 * @param schemas what is known of them
 * @param announcements what the broker is told
 */
record Floor(Blocks blocks, FrameTypes types, SchemaRegistry schemas, Announcements announcements) {

    OwnChannels channelsOf(String name) {
        AnnouncedBlocks mine = new AnnouncedBlocks(blocks, announcements, name);
        return new OwnChannels(mine, types, schemas, name, mine::takeBack);
    }
}
