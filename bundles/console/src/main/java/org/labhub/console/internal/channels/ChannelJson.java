package org.labhub.console.internal.channels;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Optional;
import org.labhub.api.block.BlockInfo;
import org.labhub.api.block.BlockMetrics;
import org.labhub.api.block.BlockObserver;
import org.labhub.api.block.ConsumerStatus;
import org.labhub.api.broker.ChannelStatus;
import org.labhub.api.channel.Holder;
import org.labhub.console.internal.sight.Sight;

/** A channel as pages get it. Numbers are as they were counted; what a page makes of them is its own affair. */
public final class ChannelJson {

    private ChannelJson() {}

    static JsonObjectBuilder of(String name, Sight sight, KnownChannels known, long nanos) {
        JsonObjectBuilder channel = Json.createObjectBuilder().add("name", name);
        known.of(name).ifPresent(status -> addStatus(channel, status));
        Optional<BlockObserver> block = sight.block(nanos);
        block.ifPresent(seen -> {
            addInfo(channel, seen.info());
            addNow(channel, seen);
        });
        return block.isPresent() ? channel : channel.add("trouble", sight.trouble());
    }

    private static void addStatus(JsonObjectBuilder channel, ChannelStatus status) {
        channel.add("state", word(status.state()))
                .add("transport", word(status.transport()))
                .add("registered", status.consumers())
                .add("offered", status.name())
                .add("schema", status.schema());
    }

    /**
     * What does not change as long as the block is there.
     *
     * @param channel gets it
     * @param info of the block
     */
    public static void addInfo(JsonObjectBuilder channel, BlockInfo info) {
        channel.add("schema", info.schemaId() + " " + info.schemaVersion())
                .add("policy", word(info.channel().grants()))
                .add("capacity", info.channel().capacity())
                .add("slotBytes", info.slotBytes())
                .add("stamps", info.channel().stamps())
                .add("instance", Long.toHexString(info.instance()))
                .add("generation", info.generation());
    }

    /**
     * What its counters and lines say now.
     *
     * @param channel gets it
     * @param block that is looked at
     */
    public static void addNow(JsonObjectBuilder channel, BlockObserver block) {
        BlockMetrics metrics = block.metrics();
        channel.add("committed", metrics.committed())
                .add("bytes", metrics.bytes())
                .add("aborted", metrics.aborted())
                .add("refused", metrics.claimsTimedOut() + metrics.claimsInUse())
                .add("blockedMillis", metrics.blocked().toMillis())
                .add("takeovers", metrics.takeovers());
        block.writer().ifPresent(writer -> channel.add("writer", holder(writer)));
        JsonArrayBuilder consumers = Json.createArrayBuilder();
        block.consumers().forEach(consumer -> consumers.add(consumer(consumer, metrics.committed())));
        channel.add("consumers", consumers);
    }

    private static JsonObjectBuilder consumer(ConsumerStatus one, long committed) {
        JsonObjectBuilder consumer = holder(one.holder())
                .add("policy", word(one.policy()))
                .add("lag", Math.max(0, committed - one.position()))
                .add("position", one.position())
                .add("read", one.read())
                .add("lost", one.lost())
                .add("skipped", one.skipped())
                .add("corrupt", one.corrupt());
        one.gate().ifPresent(gate -> consumer.add("gate", gate));
        return consumer;
    }

    private static JsonObjectBuilder holder(Holder holder) {
        return Json.createObjectBuilder()
                .add("name", holder.name())
                .add("pid", holder.pid())
                .add("verdict", word(holder.verdict()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
