package org.labhub.broker.client.internal.roles;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.labhub.api.broker.Registration;
import org.labhub.api.broker.RegistrationRole;
import org.labhub.broker.protocol.Beating.Beat;
import org.labhub.broker.protocol.Consuming;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.Offering;

/** One registration of this process: what was said, and whether the broker knows it now. */
final class Role implements Registration {

    private final Message request;
    private final String uid;
    private final String channel;
    private final RegistrationRole side;
    private final Roles roles;
    private volatile Optional<Supplier<Map<String, Long>>> counters = Optional.empty();
    private volatile boolean held;
    private boolean lingers;

    Role(Offering.RegReq request, Roles roles) {
        this(request, request.uid(), request.channel(), RegistrationRole.PRODUCER, roles);
    }

    Role(Consuming.ConsumerRegReq request, Roles roles) {
        this(request, request.uid(), request.channel(), RegistrationRole.CONSUMER, roles);
    }

    private Role(Message request, String uid, String channel, RegistrationRole side, Roles roles) {
        this.request = request;
        this.uid = uid;
        this.channel = channel;
        this.side = side;
        this.roles = roles;
    }

    Message request() {
        return request;
    }

    String channel() {
        return channel;
    }

    boolean isProducer() {
        return side == RegistrationRole.PRODUCER;
    }

    boolean isSameAs(Role other) {
        return uid.equals(other.uid) && channel.equals(other.channel) && side == other.side;
    }

    void hold(boolean now) {
        held = now;
    }

    /** It was withdrawn for an update that has not come: for the link's thread. */
    boolean lingers() {
        return lingers;
    }

    void linger(boolean now) {
        lingers = now;
    }

    boolean isAlive() {
        return held && counters.isPresent();
    }

    Beat beat() {
        return new Beat(uid, channel, side, counters.map(Supplier::get).orElse(Map.of()));
    }

    Beat bareBeat() {
        return new Beat(uid, channel, side, Map.of());
    }

    Message withdrawal(boolean updating) {
        return isProducer()
                ? new Offering.DeregReq(channel, uid, updating, "")
                : new Consuming.ConsumerDeregReq(channel, uid);
    }

    @Override
    public void live(Supplier<Map<String, Long>> itsCounters) {
        counters = Optional.of(itsCounters);
        roles.isLive(this);
    }

    @Override
    public boolean isHeld() {
        return held;
    }

    @Override
    public void withdrawForUpdate() {
        roles.withdraw(this, true);
    }

    @Override
    public void close() {
        roles.withdraw(this, false);
    }

    @Override
    public String toString() {
        return uid + " at " + channel;
    }
}
