package org.labhub.admin.internal.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How requests and replies lie in a message: two frames, the version and a JSON object. Its length is looked at before it is read. */
final class Wire {

    /** The longest frame that is taken at all. */
    static final int MOST_BYTES = 1 << 20;

    /** The longest request that is read. */
    static final int MOST_OF_REQUEST = 16 << 10;

    private static final byte[] VERSION = "LHA1".getBytes(StandardCharsets.US_ASCII);
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(4)
                            .maxStringLength(MOST_BYTES)
                            .maxNumberLength(20)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private Wire() {}

    /** A request; empty if the message is none. */
    static Optional<Request> request(List<byte[]> frames) {
        return body(frames).filter(body -> body.length <= MOST_OF_REQUEST).flatMap(body -> read(body, Request.class));
    }

    /** A reply; empty if the message is none. */
    static Optional<Reply> reply(List<byte[]> frames) {
        return body(frames).flatMap(body -> read(body, Reply.class));
    }

    private static Optional<byte[]> body(List<byte[]> frames) {
        return frames.size() == 2 && Arrays.equals(frames.get(0), VERSION)
                ? Optional.of(frames.get(1))
                : Optional.empty();
    }

    private static <T> Optional<T> read(byte[] body, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(body, type));
        } catch (IOException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    static List<byte[]> frames(Record message) {
        return List.of(VERSION.clone(), json(message));
    }

    /** As it stands in the second frame. */
    static byte[] json(Record message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
