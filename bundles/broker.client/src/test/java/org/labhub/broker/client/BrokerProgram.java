package org.labhub.broker.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.labhub.api.security.HubIdentity;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.PublicKey;
import org.labhub.api.security.Trust;
import org.labhub.api.security.TrustedKey;
import org.labhub.api.security.Uid;
import org.labhub.broker.Broker;
import org.labhub.broker.BrokerParts;
import org.labhub.broker.BrokerSettings;
import org.labhub.schema.Schemas;
import org.labhub.security.KeyPair;

/** A broker in a process of its own, to be killed: its address, its keys, and the one key that it trusts. */
final class BrokerProgram {

    private BrokerProgram() {}

    public static void main(String... arguments) throws InterruptedException {
        KeyPair keys = KeyPair.of(arguments[1], arguments[2]);
        TrustedKey only = new TrustedKey("test", new PublicKey(arguments[3]), KeyRole.ADMIN);
        BrokerSettings settings = Bench.SETTINGS.boundTo(arguments[0]);
        HubIdentity hub = new HubIdentity(new Uid("hub.bench.00000001"), "bench");
        Broker broker = Broker.start(new BrokerParts(
                settings,
                hub,
                () -> keys,
                new One(only),
                (actor, event, detail) -> {},
                Schemas.registry(Path.of("target/no-schemas")),
                Schemas.parser()));
        System.out.println(broker.address());
        new CountDownLatch(1).await();
    }

    private record One(TrustedKey only) implements Trust {

        @Override
        public Optional<TrustedKey> of(PublicKey key) {
            return Optional.of(only).filter(entry -> entry.key().equals(key));
        }

        @Override
        public List<TrustedKey> list() {
            return List.of(only);
        }

        @Override
        public void trust(TrustedKey entry) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean revoke(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
