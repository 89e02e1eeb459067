package org.labhub.host.internal.channels;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.labhub.api.block.Blocks;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.frame.FrameTypes;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.host.internal.broker.AnnouncedBlocks;
import org.labhub.host.internal.broker.AnnouncedBlocks.Legacy;
import org.labhub.host.internal.broker.Announcements;
import org.labhub.host.internal.broker.Conversations;
import org.labhub.host.internal.broker.Post;
import org.labhub.host.internal.steps.Steps;
import org.labhub.host.internal.steps.Trail;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The floor on which plug-ins stand: gives each its channels, as the site has set them. */
@Component(service = Floor.class)
public final class Floor {

    private final Blocks blocks;
    private final FrameTypes types;
    private final ChannelSchemas schemas;
    private final Announcements announcements;
    private final Departures departures;
    private final Post post;
    private final Leftovers leftovers;
    private final Map<String, SiteChannel> settings = new ConcurrentHashMap<>();

    /** Made by Declarative Services. */
    @Activate
    public Floor(
            @Reference Blocks blocks,
            @Reference FrameTypes types,
            @Reference SchemaRegistry schemas,
            @Reference Announcements announcements,
            @Reference Departures departures,
            @Reference Post post,
            @Reference Leftovers leftovers) {
        this.blocks = blocks;
        this.types = types;
        this.schemas = new ChannelSchemas(schemas);
        this.announcements = announcements;
        this.departures = departures;
        this.post = post;
        this.leftovers = leftovers;
    }

    /** From now on, for who opens the channel next. */
    public void addChannel(SiteChannel set) {
        settings.put(set.channel(), set);
    }

    /** No longer. */
    public void removeChannel(SiteChannel gone) {
        settings.remove(gone.channel(), gone);
    }

    private ChannelSpec spec(String channel, ChannelSpec wishes) {
        return Optional.ofNullable(settings.get(channel))
                .map(set -> set.over(wishes))
                .orElse(wishes);
    }

    private boolean tells(String channel) {
        return Optional.ofNullable(settings.get(channel))
                .filter(SiteChannel::tells)
                .isPresent();
    }

    /** The blocks themselves, for who looks only. */
    public Blocks blocks() {
        return blocks;
    }

    /** The channels of a bundle that asks for a service. */
    public OwnChannels channelsOf(Bundle bundle) {
        String full = bundle.getSymbolicName();
        return channelsOf(full.substring(full.lastIndexOf('.') + 1), bundle.getBundleId(), new Trail(new Steps()));
    }

    /** The channels of a plug-in with a short name, which came with a bundle, and where its steps are noted. */
    public OwnChannels channelsOf(String name, long bundle, Trail trail) {
        Legacy legacy = leftovers.noting(name, departures.of(bundle));
        AnnouncedBlocks mine = new AnnouncedBlocks(blocks, announcements, name, legacy, this::tells, trail);
        Conversations said = new Conversations(announcements, post, name, mine::takeBack);
        return new OwnChannels(mine, types, schemas, this::spec, name, said, trail);
    }

    /** A plug-in of this short name was there when the hub was stopped: its channels wait for the next start. */
    public void stays(String name) {
        leftovers.stays(name);
    }
}
