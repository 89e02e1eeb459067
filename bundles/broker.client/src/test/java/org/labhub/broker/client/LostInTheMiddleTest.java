package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.broker.ChannelOffer;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.TrustedKey;
import org.labhub.broker.protocol.Frames;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.Offering.RegAck;
import org.labhub.broker.protocol.Session.HelloAck;
import org.labhub.broker.protocol.Session.PingAck;
import org.labhub.security.GuardedServer;
import org.labhub.security.KeyPair;
import org.labhub.security.Letter;
import org.labhub.security.ServerSpec;
import org.labhub.security.Sockets;

/** The broker is lost while a client registers again: nothing of that client is forgotten. */
@Timeout(60)
class LostInTheMiddleTest {

    private final KeyPair keys = KeyPair.generate();
    private final KeyPair mine = KeyPair.generate();
    private final ChannelOffer offer = Bench.offer("demo.sine");
    private final String address = "tcp://127.0.0.1:" + freePort();

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One life of a broker: it answers until that message comes, which it takes along into its end. */
    private void lives(String last) {
        TrustedKey only = new TrustedKey("maker", mine.publicKey(), KeyRole.INSTRUMENT);
        try (GuardedServer server = Sockets.serve(
                new ServerSpec("mortal broker", address, keys, Frames.MAX_BODY, 100),
                key -> Optional.of(only).filter(entry -> entry.key().equals(key)))) {
            String heard = "";
            long until = System.nanoTime() + Bench.SOON.toNanos();
            while (!heard.equals(last)) {
                if (System.nanoTime() - until > 0) {
                    throw new AssertionError(last + " did not come");
                }
                Optional<Letter> letter = server.receive(50);
                heard = letter.map(found -> Frames.type(found.frames())).orElse("");
                if (!heard.equals(last)) {
                    letter.ifPresent(found -> answer(server, found));
                }
            }
        }
    }

    private void answer(GuardedServer server, Letter letter) {
        Optional<Message> answer = switch (Frames.type(letter.frames())) {
            case "HELLO_REQ" -> Optional.of(new HelloAck("hub.mortal.00000001", "mortal", "b", "s", 500, 5_000, 5_000));
            case "REG_REQ" -> Optional.of(new RegAck("demo.sine", offer.uid().text(), 1, 0, false));
            case "PING_REQ" -> Optional.of(new PingAck());
            default -> Optional.empty();
        };
        answer.ifPresent(body -> server.send(letter.route(), Frames.of(Frames.correlation(letter.frames()), body)));
    }

    @Test
    void itIsRegisteredAtTheNextOne() {
        try (ZmqBrokerClient client = ZmqBrokerClient.open(
                new ClientSettings(address, keys.publicKey(), mine, "maker", Duration.ofSeconds(30)))) {
            var call = client.register(offer);
            lives("PING_REQ");
            assertNotNull(call.within(Bench.SOON));
            lives("REG_REQ");
            lives("REG_REQ"); // it comes again, or this never ends
        }
    }
}
