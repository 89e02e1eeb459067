package org.labhub.host.internal.channels;

import java.util.Arrays;
import java.util.Map;
import org.labhub.api.block.BlockName;
import org.labhub.api.channel.ChannelSpec;
import org.labhub.api.channel.Checksum;
import org.labhub.api.channel.ChecksumPolicy;
import org.labhub.api.channel.ReadPolicy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the site has set for one channel; it lies over what the driver wishes. What is left out is as the driver wishes. */
@Component(
        service = SiteChannel.class,
        configurationPid = "org.labhub.channel",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SiteChannel.Config.class, factory = true)
public final class SiteChannel {

    private static final String AS_WISHED = "";

    /** What an operator may set. */
    @ObjectClassDefinition(name = "LabHub channel", description = "A channel's own settings, over those of its driver.")
    public @interface Config {

        /** Which channel. */
        @AttributeDefinition(description = "The channel. Empty: as this configuration is called.", required = false)
        String channel() default AS_WISHED;

        /** How many slots. */
        @AttributeDefinition(description = "How many slots it has. 0: as the driver wishes.", required = false)
        int capacity() default 0;

        /** What it grants. */
        @AttributeDefinition(
                description = "LATEST_ONLY, BEST_EFFORT, SINGLE_READER or SYNC_READER. Empty: as the driver wishes.",
                required = false)
        String grants() default AS_WISHED;

        /** When frames are summed. */
        @AttributeDefinition(description = "NONE, MANUAL or ENFORCED. Empty: as the driver wishes.", required = false)
        String checksums() default AS_WISHED;

        /** How frames are summed. */
        @AttributeDefinition(description = "CRC32C or BLAKE2B. Empty: as the driver wishes.", required = false)
        String checksum() default AS_WISHED;

        /** Whether frames are stamped. */
        @AttributeDefinition(description = "true or false. Empty: as the driver wishes.", required = false)
        String stamps() default AS_WISHED;

        /** Whether the broker says that there is data. */
        @AttributeDefinition(
                description = "Whether all on the channel are told through the broker that there is data, at most five"
                        + " times a second: for scripts that cannot sleep on the block.",
                required = false)
        boolean tells() default false;
    }

    private final String channel;
    private final Config config;

    /** Refuses what cannot be. */
    @Activate
    public SiteChannel(Config config, Map<String, Object> properties) {
        this.config = config;
        channel = config.channel().isEmpty() ? instance(properties) : config.channel();
        new BlockName(channel);
        over(ChannelSpec.DEFAULT);
    }

    private static String instance(Map<String, Object> properties) {
        String pid = String.valueOf(properties.get("service.pid"));
        return pid.substring(pid.indexOf('~') + 1);
    }

    /** Which channel. */
    public String channel() {
        return channel;
    }

    /** Whether those on it are told that there is data. */
    boolean tells() {
        return config.tells();
    }

    /** The wishes, and over them what is set. */
    public ChannelSpec over(ChannelSpec wishes) {
        ChannelSpec sized = config.capacity() == 0 ? wishes : wishes.withCapacity(config.capacity());
        return new ChannelSpec(
                sized.buffer(),
                sized.capacity(),
                word("grants", config.grants(), ReadPolicy.values(), sized.grants()),
                word("checksum", config.checksum(), Checksum.values(), sized.checksum()),
                word("checksums", config.checksums(), ChecksumPolicy.values(), sized.checksums()),
                truth(config.stamps(), sized.stamps()));
    }

    private static <E extends Enum<E>> E word(String key, String set, E[] words, E wished) {
        return set.isEmpty()
                ? wished
                : Arrays.stream(words)
                        .filter(word -> word.name().equals(set))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                key + " must be one of " + Arrays.toString(words) + ", not " + set));
    }

    private static boolean truth(String set, boolean wished) {
        return switch (set) {
            case AS_WISHED -> wished;
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("stamps must be true or false, not " + set);
        };
    }
}
