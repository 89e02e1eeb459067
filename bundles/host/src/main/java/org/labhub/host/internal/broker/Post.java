package org.labhub.host.internal.broker;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.labhub.api.broker.BrokerEvent;
import org.labhub.api.broker.BrokerEvent.Broadcast;
import org.labhub.api.broker.BrokerEvent.ChannelNote;
import org.labhub.api.broker.BrokerListener;
import org.labhub.api.channel.Note;
import org.osgi.service.component.annotations.Component;

/** Brings what the broker passes on to those plug-ins of this hub whom it concerns. Runs nothing of theirs. */
@Component(service = {Post.class, BrokerListener.class})
public final class Post implements BrokerListener {

    private final Map<String, Collection<Conversation>> byChannel = new ConcurrentHashMap<>();

    void add(Conversation conversation) {
        byChannel
                .computeIfAbsent(conversation.channel(), name -> new CopyOnWriteArrayList<>())
                .add(conversation);
    }

    void remove(Conversation conversation) {
        byChannel
                .getOrDefault(conversation.channel(), new CopyOnWriteArrayList<>())
                .remove(conversation);
    }

    @Override
    public void onEvent(BrokerEvent event) {
        if (event instanceof ChannelNote said && !said.sender().isEmpty()) {
            Note note = new Note(said.channel(), said.sender(), said.event(), said.data());
            on(said.channel()).stream().filter(Conversation::isProducers).forEach(each -> each.hear(note));
        } else if (event instanceof Broadcast said && !said.text().equals(DataNews.TEXT)) {
            Note note = new Note(said.channel(), said.sender(), said.text(), said.data());
            on(said.channel()).stream()
                    .filter(each -> !each.isOf(said.sender()))
                    .forEach(each -> each.hear(note));
        }
    }

    private Collection<Conversation> on(String channel) {
        return byChannel.getOrDefault(channel, List.of());
    }
}
