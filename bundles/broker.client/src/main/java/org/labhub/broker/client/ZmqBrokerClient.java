package org.labhub.broker.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.BrokerListener;
import org.labhub.api.broker.Call;
import org.labhub.api.broker.ChannelDetail;
import org.labhub.api.broker.ChannelInfo;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.broker.ChannelStatus;
import org.labhub.api.broker.ChannelVoice;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.ConsumerOffer;
import org.labhub.api.broker.Registration;
import org.labhub.api.broker.RoleStatus;
import org.labhub.api.broker.Subscription;
import org.labhub.broker.client.internal.link.Ask;
import org.labhub.broker.client.internal.link.Link;
import org.labhub.broker.client.internal.link.PendingCall;
import org.labhub.broker.client.internal.news.Newsroom;
import org.labhub.broker.client.internal.roles.Roles;
import org.labhub.broker.client.internal.words.Discovery;
import org.labhub.broker.client.internal.words.Voice;
import org.labhub.broker.client.internal.words.Words;
import org.labhub.broker.protocol.Attendance;
import org.labhub.broker.protocol.Looking;
import org.labhub.broker.protocol.Message;

/** Talks to the broker over ZeroMQ for everybody in this process. */
public final class ZmqBrokerClient implements BrokerClient, BrokerDirectory, AutoCloseable {

    private final Duration timeout;
    private final Newsroom news = new Newsroom();
    private final Roles roles = new Roles(news);
    private final Link link;

    private ZmqBrokerClient(Supplier<ClientSettings> settings, Duration timeout) {
        this.timeout = timeout;
        link = new Link(settings, roles);
        roles.workOn(link);
    }

    /**
     * Begins to connect, and returns at once.
     *
     * @param settings where the broker is
     * @return connecting, until it is closed
     */
    public static ZmqBrokerClient open(ClientSettings settings) {
        return open(() -> settings, settings.timeout());
    }

    /**
     * Begins to connect to a broker that may move.
     *
     * @param settings asked before each connection; throws an unchecked I/O exception while nobody knows
     * @param timeout how long a call waits unless told otherwise
     * @return connecting, until it is closed
     */
    public static ZmqBrokerClient open(Supplier<ClientSettings> settings, Duration timeout) {
        ZmqBrokerClient client = new ZmqBrokerClient(settings, timeout);
        client.link.start();
        return client;
    }

    @Override
    public Connection connection() {
        return link.connection();
    }

    @Override
    public Call<Registration> register(ChannelOffer offer) {
        CompletableFuture<Registration> answer = new CompletableFuture<>();
        Ask ask = roles.register(Words.toWire(offer), answer);
        return new PendingCall<>(answer, ask::extend, news.executor());
    }

    @Override
    public Call<Registration> attach(ConsumerOffer offer) {
        CompletableFuture<Registration> answer = new CompletableFuture<>();
        Ask ask = roles.attach(Words.toWire(offer), answer);
        return new PendingCall<>(answer, ask::extend, news.executor());
    }

    @Override
    public Call<ChannelInfo> discover(String channel, Duration patience) {
        Discovery discovery = new Discovery(link, channel, System.nanoTime() + patience.toNanos());
        return new PendingCall<>(discovery.begin(), later -> {}, news.executor());
    }

    @Override
    public ChannelVoice voice() {
        return new Voice(this::call, notice -> link.run(() -> link.send(notice)));
    }

    @Override
    public Subscription listen(BrokerListener listener) {
        return news.add(listener);
    }

    private <T> Call<T> call(Message request, Function<Message, T> reading) {
        Ask ask = ask(request);
        return new PendingCall<>(ask.answer().thenApply(reading), ask::extend, news.executor());
    }

    private Ask ask(Message request) {
        Ask ask = new Ask(request, System.nanoTime() + timeout.toNanos());
        link.run(() -> link.send(ask));
        return ask;
    }

    @Override
    public Call<List<ChannelStatus>> channels() {
        List<ChannelStatus> all = new ArrayList<>();
        return new PendingCall<>(channelsAfter("", all), later -> {}, news.executor());
    }

    private CompletableFuture<List<ChannelStatus>> channelsAfter(String name, List<ChannelStatus> all) {
        return ask(new Looking.ChannelListReq(name)).answer().thenCompose(ack -> {
            Looking.ChannelListAck page = (Looking.ChannelListAck) ack;
            page.channels().stream().map(Words::fromWire).forEach(all::add);
            return page.more()
                    ? channelsAfter(all.get(all.size() - 1).channel(), all)
                    : CompletableFuture.completedFuture(List.copyOf(all));
        });
    }

    @Override
    public Call<ChannelDetail> channel(String name) {
        return call(new Looking.ChannelReq(name), ack -> Words.fromWire((Looking.ChannelAck) ack));
    }

    @Override
    public Call<List<RoleStatus>> roles() {
        List<RoleStatus> all = new ArrayList<>();
        return new PendingCall<>(rolesAfter("", all), later -> {}, news.executor());
    }

    private CompletableFuture<List<RoleStatus>> rolesAfter(String last, List<RoleStatus> all) {
        return ask(new Attendance.RoleListReq(last)).answer().thenCompose(ack -> {
            Attendance.RoleListAck page = (Attendance.RoleListAck) ack;
            page.roles().stream().map(Words::fromWire).forEach(all::add);
            return page.more()
                    ? rolesAfter(
                            all.get(all.size() - 1).uid() + " "
                                    + all.get(all.size() - 1).channel(),
                            all)
                    : CompletableFuture.completedFuture(List.copyOf(all));
        });
    }

    @Override
    public Call<Map<String, Long>> counters() {
        return call(new Looking.MetricsReq(), ack -> ((Looking.MetricsAck) ack).counters());
    }

    /** Withdraws nothing: what is registered is given up by the broker after its silence, unless it was withdrawn before. */
    @Override
    public void close() {
        link.close();
        news.close();
    }
}
