package org.labhub.broker.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.labhub.api.broker.RegistrationRole;
import org.labhub.api.broker.RegistrationState;
import org.labhub.api.broker.Transport;
import org.labhub.api.channel.ReadPolicy;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.TrustedKey;
import org.labhub.broker.protocol.Offering.RegReq;
import org.labhub.broker.protocol.SchemaRef;
import org.labhub.schema.Schemas;
import org.labhub.security.KeyPair;
import org.labhub.security.Route;

/** The judge by a clock of the test's own: times are in seconds. */
class JudgeTest {

    private static final String CHANNEL = "demo.sine";
    private static final String UID = "prod.sine.00000001";

    private final Citations citations = new Citations(Schemas.registry(Path.of("target/none")), Schemas.parser());
    private final Registry registry =
            new Registry(AccessRules.parse(List.of()), 5, (to, notice) -> {}, new Silent(), citations);
    private final Session session = new Session(
            "s",
            Route.of(new byte[] {1}),
            new TrustedKey("bench", KeyPair.generate().publicKey(), KeyRole.INSTRUMENT),
            "bench",
            1,
            "",
            0);
    private final Judge judge = new Judge(registry, 5, 5, 2, 0);

    private static final class Silent implements Diary {

        @Override
        public void note(String what) {
            // nobody reads it
        }

        @Override
        public void category1(String what) {
            // nobody reads it
        }

        @Override
        public void category2(String what) {
            // nobody reads it
        }
    }

    @BeforeEach
    void offer() throws Refused {
        registry.register(
                session,
                new RegReq(
                        CHANNEL,
                        Transport.SHM,
                        CHANNEL,
                        7,
                        0,
                        SchemaRef.NONE,
                        SchemaRef.NONE,
                        ReadPolicy.BEST_EFFORT,
                        UID,
                        "sine",
                        Map.of()),
                0);
        registry.beat(session, UID, CHANNEL, RegistrationRole.PRODUCER, Map.of(), 0);
    }

    private RegistrationState state() {
        return registry.channel(CHANNEL).map(entry -> entry.producer().state()).orElse(RegistrationState.GONE);
    }

    @Test
    void whoIsNotHeardFallsSilentAndIsGivenUp() {
        for (long second = 1; second <= 6; second++) {
            judge.sweep(second);
        }
        assertEquals(RegistrationState.SILENT, state());
        for (long second = 7; second <= 11; second++) {
            judge.sweep(second);
        }
        assertEquals(RegistrationState.GONE, state());
    }

    @Test
    void aJudgeThatWasLateHimselfJudgesNobodyForIt() {
        judge.sweep(1);
        assertEquals(29, judge.sweep(30));
        assertEquals(RegistrationState.LIVE, state());
    }
}
