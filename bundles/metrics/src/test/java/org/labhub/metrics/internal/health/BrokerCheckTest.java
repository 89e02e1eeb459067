package org.labhub.metrics.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labhub.api.broker.BrokerAway;
import org.labhub.api.broker.BrokerClient;
import org.labhub.api.broker.BrokerDirectory;
import org.labhub.api.broker.Call;
import org.labhub.api.broker.Connection;
import org.labhub.api.broker.Connection.State;

final class BrokerCheckTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:10:00Z");

    @ParameterizedTest
    @CsvSource({
        "CONNECTING,   5, TEMPORARILY_UNAVAILABLE",
        "CONNECTING,  31, CRITICAL",
        "REGISTERING,  5, TEMPORARILY_UNAVAILABLE",
        "REFUSED,      1, CRITICAL",
        "CLOSED,       1, CRITICAL",
        "CONNECTED,   99, OK"
    })
    void aBrokerIsJudgedByItsConnectionAndForHowLong(State state, long seconds, Status meaning) {
        assertEquals(meaning, check(state, seconds, patience -> Map.of()).getStatus());
    }

    @Test
    void aBrokerThatIsConnectedAndDeafIsNamed() {
        Result result = check(State.CONNECTED, 99, patience -> {
            throw new BrokerAway("no answer within 1 s");
        });
        assertEquals(Status.CRITICAL, result.getStatus());
        assertTrue(
                result.toString().contains("tcp://127.0.0.1:5570 is connected and does not answer"), result::toString);
    }

    private static Result check(State state, long seconds, java.util.function.Function<Object[], Object> answer) {
        Connection now = new Connection(state, NOW.minusSeconds(seconds), "tcp://127.0.0.1:5570", "");
        BrokerClient client = Fake.of(BrokerClient.class, Map.of("connection", none -> now));
        Call<?> call = Fake.of(Call.class, Map.of("within", answer));
        BrokerDirectory directory = Fake.of(BrokerDirectory.class, Map.of("counters", none -> call));
        return new BrokerCheck(client, directory, InstantSource.fixed(NOW)).execute();
    }
}
