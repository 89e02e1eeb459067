package org.labhub.broker.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The one place where bodies become bytes and bytes become bodies. It bounds first and parses then, and guesses nothing. */
public final class Codec {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 8 * 1024;
    private static final int MAX_FIELD_NAME = 128;
    private static final int MAX_DIGITS = 64;

    private static final JsonMapper MAPPER = mapper();
    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final Map<MessageType, ObjectReader> READERS = Arrays.stream(MessageType.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), type -> MAPPER.readerFor(type.body())));

    private Codec() {}

    private static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNameLength(MAX_FIELD_NAME)
                        .maxNumberLength(MAX_DIGITS)
                        .maxDocumentLength(Frames.MAX_BODY)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(factory)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.AUTO_DETECT_IS_GETTERS);
        builder.withCoercionConfig(
                LogicalType.Textual,
                rule -> rule.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        return builder.build();
    }

    /**
     * Writes a body: the fields in the record's order, without spaces.
     *
     * @param message a body
     * @return at most {@link Frames#MAX_BODY} bytes
     */
    public static byte[] encode(Message message) {
        byte[] bytes = bytes(message);
        if (bytes.length > Frames.MAX_BODY) {
            throw new IllegalArgumentException(MessageType.of(message) + " would have " + bytes.length
                    + " bytes; a message has at most " + Frames.MAX_BODY + ": send less, or in pages");
        }
        return bytes;
    }

    private static byte[] bytes(Message message) {
        try {
            return WRITER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    MessageType.of(message) + " cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Reads a body.
     *
     * @param type which it must be
     * @param body the bytes, at most {@link Frames#MAX_BODY}
     * @return checked
     * @throws MalformedMessage if anything at all is wrong with it
     */
    public static Message decode(MessageType type, byte[] body) throws MalformedMessage {
        if (body.length > Frames.MAX_BODY) {
            throw new MalformedMessage("a body has at most " + Frames.MAX_BODY + " bytes, not " + body.length, "");
        }
        ObjectReader reader = READERS.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("no reader for " + type);
        }
        try {
            return reader.readValue(body);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new MalformedMessage("the body cannot be read", "");
        }
    }

    private static MalformedMessage malformed(JsonProcessingException e) {
        return e.getCause() instanceof InvalidField field
                ? new MalformedMessage(String.valueOf(field.getMessage()), field.field())
                : new MalformedMessage(firstLine(e.getOriginalMessage()), "");
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("the body cannot be read");
        return line.length() <= 300 ? line : line.substring(0, 300);
    }
}
