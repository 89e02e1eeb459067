package org.labhub.broker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.labhub.api.broker.Registration;
import org.labhub.api.broker.SchemaTag;
import org.labhub.api.security.KeyRole;
import org.labhub.broker.protocol.SchemaRef;
import org.labhub.broker.protocol.Schemas.SchemaAck;
import org.labhub.broker.protocol.Schemas.SchemaListAck;
import org.labhub.broker.protocol.Schemas.SchemaListReq;
import org.labhub.broker.protocol.Schemas.SchemaPutAck;
import org.labhub.broker.protocol.Schemas.SchemaPutReq;
import org.labhub.broker.protocol.Schemas.SchemaReq;
import org.labhub.schema.Schemas;

@Timeout(60)
@Tag("long")
class SchemasOverTheWireTest {

    private Bench bench;
    private Speaker speaker;

    @BeforeEach
    void start() {
        bench = new Bench(Bench.SETTINGS);
        speaker = new Speaker(bench, bench.trust("speaker", KeyRole.INSTRUMENT)).hello();
    }

    @AfterEach
    void end() {
        speaker.close();
        bench.close();
    }

    private Registration offered(String channel) {
        return bench.client("maker", KeyRole.INSTRUMENT)
                .register(Bench.offer(channel))
                .within(Bench.SOON);
    }

    private static SchemaRef ref(SchemaTag tag) {
        return new SchemaRef(tag.id(), tag.version(), tag.hash(), tag.text());
    }

    @Test
    void theSchemaOfAChannelIsFoundByTheChannelsName() {
        offered("demo.sine").live(Map::of);
        SchemaAck found = (SchemaAck) speaker.ask(new SchemaReq("demo.sine", "", ""));
        assertEquals(ref(Bench.SINE), found.schema());
    }

    @Test
    void aSchemaThatWasPutIsFoundByIdAndVersion() {
        speaker.ask(new SchemaPutReq(ref(Bench.COSINE)));
        SchemaAck found = (SchemaAck) speaker.ask(new SchemaReq("", "lab.cosine", "1.0.0"));
        assertEquals(ref(Bench.COSINE), found.schema());
    }

    @Test
    void puttingItAgainAddsNothing() {
        speaker.ask(new SchemaPutReq(ref(Bench.COSINE)));
        assertEquals(new SchemaPutAck("lab.cosine", "1.0.0", false), speaker.ask(new SchemaPutReq(ref(Bench.COSINE))));
    }

    @Test
    void anUnknownSchemaIsSaidToBeUnknown() {
        assertEquals("SCHEMA_NOT_FOUND", speaker.codeOf(new SchemaReq("", "lab.nothing", "1.0.0")));
    }

    @Test
    void anUnknownChannelHasNoSchema() {
        assertEquals("CHANNEL_NOT_FOUND", speaker.codeOf(new SchemaReq("nobody", "", "")));
    }

    @Test
    void askingByBothOrNeitherIsRefused() {
        assertEquals("INVALID_REQUEST", speaker.codeOf(new SchemaReq("demo.sine", "lab.sine", "1.0.0")));
        assertEquals("INVALID_REQUEST", speaker.codeOf(new SchemaReq("", "", "")));
    }

    @Test
    void anotherLayoutUnderTheSameVersionIsRefused() {
        speaker.ask(new SchemaPutReq(ref(Bench.SINE)));
        SchemaRef other = new SchemaRef("lab.sine", "1.0.0", Bench.COSINE.hash(), Bench.COSINE.text());
        assertEquals("SCHEMA_CONFLICT", speaker.codeOf(new SchemaPutReq(other)));
    }

    @Test
    void aHashThatIsNotTheTextsIsRefused() {
        SchemaRef lying = new SchemaRef("lab.sine", "1.0.0", Bench.COSINE.hash(), Bench.SINE.text());
        assertEquals("SCHEMA_CONFLICT", speaker.codeOf(new SchemaPutReq(lying)));
    }

    @Test
    void aTextThatCannotBeReadIsRefused() {
        SchemaRef broken = new SchemaRef("lab.sine", "1.0.0", Bench.SINE.hash(), "volts?");
        assertEquals("SCHEMA_CONFLICT", speaker.codeOf(new SchemaPutReq(broken)));
    }

    @Test
    void aProducerThatCitesAnotherLayoutThanTheHubsIsRefused() {
        speaker.ask(new SchemaPutReq(ref(Bench.SINE)));
        SchemaTag other = new SchemaTag("lab.sine", "1.0.0", Bench.COSINE.hash(), Bench.COSINE.text());
        var call = bench.client("maker", KeyRole.INSTRUMENT)
                .register(Bench.offer("demo.sine").withSchema(other));
        assertEquals("SCHEMA_CONFLICT", Refusals.codeOf(() -> call.within(Bench.SOON)));
        assertEquals("CHANNEL_NOT_FOUND", speaker.codeOf(new SchemaReq("demo.sine", "", "")));
    }

    @Test
    void aProducersSchemaGoesWithItsLastChannel() {
        offered("demo.sine").close();
        bench.await(() -> bench.schemas.schemas().isEmpty());
    }

    @Test
    void aLongListComesInPages() {
        IntStream.range(0, 150)
                .forEach(i -> bench.schemas.register(
                        Schemas.parser().schema("lab.s" + (1000 + i), Bench.version("1.0.0"), Bench.SINE.text()),
                        "somebody"));
        SchemaListAck first = (SchemaListAck) speaker.ask(new SchemaListReq(""));
        SchemaListAck second = (SchemaListAck) speaker.ask(new SchemaListReq("lab.s1063 1.0.0"));
        SchemaListAck third = (SchemaListAck) speaker.ask(new SchemaListReq("lab.s1127 1.0.0"));
        assertEquals(
                List.of(64, 64, 22),
                List.of(
                        first.schemas().size(),
                        second.schemas().size(),
                        third.schemas().size()));
        assertTrue(first.more() && second.more() && !third.more());
    }
}
