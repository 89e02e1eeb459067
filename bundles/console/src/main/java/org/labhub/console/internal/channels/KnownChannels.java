package org.labhub.console.internal.channels;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.labhub.api.block.BlockName;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.BrokerException;
import org.labhub.api.broker.ChannelStatus;

/** What the broker said last. Nobody waits for it: while it is away, what it said before is shown, and that it is away. */
final class KnownChannels {

    private final BrokerDirectory directory;
    private volatile Map<String, ChannelStatus> channels = Map.of();
    private volatile String trouble = "";
    private volatile boolean asked;

    KnownChannels(BrokerDirectory directory) {
        this.directory = directory;
    }

    /** Asks, unless an answer is still on its way. */
    void ask() {
        if (!asked) {
            asked = true;
            directory.channels().stage().whenComplete((answer, failure) -> {
                take(Optional.ofNullable(answer), Optional.ofNullable(failure));
                asked = false;
            });
        }
    }

    private void take(Optional<List<ChannelStatus>> answer, Optional<Throwable> failure) {
        answer.ifPresent(list -> channels =
                list.stream().collect(Collectors.toMap(ChannelStatus::channel, Function.identity(), (a, b) -> a)));
        trouble = failure.map(KnownChannels::words).orElse("");
    }

    private static String words(Throwable failure) {
        return failure instanceof BrokerException known
                ? known.getMessage() + " " + known.remedy()
                : String.valueOf(failure.getMessage());
    }

    Optional<ChannelStatus> of(String channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    /** Why nothing new is heard; empty if all is well. */
    String trouble() {
        return trouble;
    }

    /** All names that anybody knows. */
    Set<String> with(Collection<BlockName> blocks) {
        Set<String> names = new TreeSet<>(channels.keySet());
        blocks.forEach(block -> names.add(block.text()));
        return names;
    }
}
