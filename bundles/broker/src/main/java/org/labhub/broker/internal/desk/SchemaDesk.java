package org.labhub.broker.internal.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.labhub.api.schema.RegisteredSchema;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaOwner;
import org.labhub.broker.internal.registry.Citations;
import org.labhub.broker.internal.registry.Refused;
import org.labhub.broker.internal.registry.Registry;
import org.labhub.broker.protocol.ErrorCode;
import org.labhub.broker.protocol.Message;
import org.labhub.broker.protocol.MessageType;
import org.labhub.broker.protocol.SchemaRef;
import org.labhub.broker.protocol.Schemas;
import org.labhub.broker.protocol.Schemas.SchemaRow;

/** Shows the hub's schemas, and takes new ones. */
final class SchemaDesk {

    private static final String HUB = "hub";

    private final Registry registry;
    private final Citations schemas;

    SchemaDesk(Registry registry, Citations schemas) {
        this.registry = registry;
        this.schemas = schemas;
    }

    void enterIn(Book book) {
        book.answers(MessageType.SCHEMA_REQ, Schemas.SchemaReq.class, r -> find(r.body()))
                .answers(MessageType.SCHEMA_PUT_REQ, Schemas.SchemaPutReq.class, this::put)
                .answers(
                        MessageType.SCHEMA_LIST_REQ,
                        Schemas.SchemaListReq.class,
                        r -> list(r.body().after()));
    }

    private Message find(Schemas.SchemaReq asked) throws Refused {
        if (asked.channel().isEmpty() == asked.id().isEmpty()) {
            throw new Refused(ErrorCode.INVALID_REQUEST, "ask by channel, or by id and version: one of them");
        }
        return asked.channel().isEmpty() ? byName(asked.id(), asked.version()) : ofChannel(asked.channel());
    }

    private Message ofChannel(String channel) throws Refused {
        SchemaRef cited = registry.known(channel).offer().schema();
        if (cited.isNone()) {
            throw new Refused(ErrorCode.SCHEMA_NOT_FOUND, channel + " has no schema");
        }
        return byName(cited.id(), cited.version());
    }

    private Message byName(String id, String version) throws Refused {
        Optional<RegisteredSchema> found = schemas.find(id, version);
        RegisteredSchema known = found.orElseThrow(
                () -> new Refused(ErrorCode.SCHEMA_NOT_FOUND, "nobody has registered " + id + " " + version));
        if (known.schema().text().length() > SchemaRef.MAX_TEXT) {
            throw new Refused(ErrorCode.TOO_LARGE, "the text of " + known.schema() + " does not fit a message");
        }
        return new Schemas.SchemaAck(ref(known.schema()), owner(known));
    }

    private static SchemaRef ref(SchemaInfo schema) {
        return new SchemaRef(
                schema.id(), schema.version().toString(), schema.hash().toString(), schema.text());
    }

    private static String owner(RegisteredSchema schema) {
        SchemaOwner first = schema.owners().get(0);
        return first.isHub() ? HUB : first.name();
    }

    private Message put(Request<Schemas.SchemaPutReq> request) throws Refused {
        SchemaRef given = request.body().schema();
        if (given.isNone()) {
            throw new Refused(ErrorCode.INVALID_REQUEST, "a schema has an id, a version, a hash and a text");
        }
        boolean added = schemas.keep(given, "key " + request.session().key().name());
        return new Schemas.SchemaPutAck(given.id(), given.version(), added);
    }

    private Message list(String after) throws Refused {
        List<SchemaRow> rows = StreamSupport.stream(schemas.all().spliterator(), false)
                .map(SchemaDesk::row)
                .sorted(Comparator.comparing(SchemaDesk::place))
                .filter(row -> place(row).compareTo(after) > 0)
                .limit(65)
                .toList();
        return Pages.first(rows, Schemas.SchemaListAck::new);
    }

    private static String place(SchemaRow row) {
        return row.id() + " " + row.version();
    }

    private static SchemaRow row(RegisteredSchema known) {
        SchemaInfo schema = known.schema();
        return new SchemaRow(
                schema.id(), schema.version().toString(), schema.hash().toString(), owner(known));
    }
}
