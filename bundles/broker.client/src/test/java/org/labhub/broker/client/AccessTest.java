package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labhub.api.security.KeyRole;
import org.labhub.broker.BrokerSettings;
import org.labhub.broker.protocol.MessageType;
import org.labhub.broker.protocol.Session.PingReq;

/** What a key's role lets its holder do, and how rules for channels narrow it. */
@Timeout(60)
@Tag("long")
class AccessTest {

    private static Set<String> forbidden(KeyRole role) {
        try (Bench bench = new Bench(Bench.SETTINGS);
                Speaker speaker = new Speaker(bench, bench.trust("somebody", role)).hello()) {
            Set<String> forbidden = new TreeSet<>();
            Arrays.stream(MessageType.values())
                    .filter(type -> type.verb().isPresent() && type.isRequest() && type != MessageType.HELLO_REQ)
                    .filter(type -> Speaker.code(speaker.ask(type.name(), speaker.next(), "{}"))
                            .equals("FORBIDDEN"))
                    .forEach(type -> forbidden.add(type.name()));
            return forbidden;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ADMIN, ''",
        "INSTRUMENT, ''",
        "OPERATOR, DEREG_REQ REG_REQ SCHEMA_PUT_REQ",
        "CONSUMER, CHANNEL_BROADCAST_REQ CHANNEL_NOTIFY_REQ DEREG_REQ REG_REQ SCHEMA_PUT_REQ"
    })
    void eachRoleIsForbiddenJustThis(KeyRole role, String forbidden) {
        assertEquals(forbidden, String.join(" ", forbidden(role)));
    }

    @Test
    void whatIsForbiddenIsAudited() {
        try (Bench bench = new Bench(Bench.SETTINGS);
                Speaker speaker = new Speaker(bench, bench.trust("anna", KeyRole.CONSUMER)).hello()) {
            speaker.ask("REG_REQ", speaker.next(), "{}");
            bench.await(() -> bench.audited.stream().anyMatch(line -> line.contains("anna is trusted as CONSUMER")));
        }
    }

    @Test
    void aSlowDiskUnderTheAuditLogHoldsUpNobody() {
        try (Bench bench = new Bench(Bench.SETTINGS);
                Speaker speaker = new Speaker(bench, bench.trust("anna", KeyRole.CONSUMER)).hello()) {
            bench.disk = new CountDownLatch(1);
            speaker.ask("REG_REQ", speaker.next(), "{}");
            assertEquals("PING_ACK", speaker.codeOf(new PingReq()));
            assertEquals(List.of(), List.copyOf(bench.audited));
            bench.disk.countDown();
        }
    }

    /** Whether an instrument called bench1 may offer a channel, and a consumer called anna may read it. */
    private static String offeredAndRead(String channel, String... rules) {
        BrokerSettings settings = Bench.SETTINGS.under(List.of(rules));
        try (Bench bench = new Bench(settings)) {
            var maker = bench.client("bench1", KeyRole.INSTRUMENT).register(Bench.offer(channel));
            String offered = Refusals.codeOf(() -> maker.within(Bench.SOON));
            var reader = bench.client("anna", KeyRole.CONSUMER).attach(Bench.reader(channel));
            return offered + " " + Refusals.codeOf(() -> reader.within(Bench.SOON));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "attach lab.* nobody, none none",
        "attach demo.* nobody, none FORBIDDEN",
        "attach demo.sine operator, none FORBIDDEN",
        "attach demo.sine consumer, none none",
        "attach demo.sine key:anna, none none",
        "attach demo.sine key:berta, none FORBIDDEN",
        "attach *.sine anybody, none none",
        "publish demo.* key:bench1, none none",
        "publish demo.* key:bench2, FORBIDDEN CHANNEL_NOT_FOUND",
        "publish * admin, FORBIDDEN CHANNEL_NOT_FOUND"
    })
    void aRuleIsForANameOrAGlob(String rule, String outcome) {
        assertEquals(outcome, offeredAndRead("demo.sine", rule));
    }

    @Test
    void theMostRestrictiveRuleWins() {
        assertEquals("none FORBIDDEN", offeredAndRead("demo.sine", "attach demo.* anybody", "attach demo.sine nobody"));
        assertEquals("none FORBIDDEN", offeredAndRead("demo.sine", "attach demo.sine nobody", "attach demo.* anybody"));
    }

    @ParameterizedTest
    @CsvSource({"attach demo.* everybody", "read demo.* anybody", "attach demo.*", "attach demo.* key:"})
    void anUnknownWordIsRefused(String rule) {
        assertThrows(IllegalArgumentException.class, () -> offeredAndRead("demo.sine", rule));
    }
}
