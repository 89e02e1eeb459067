package org.labhub.schema.internal.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.schema.internal.layout.Limits;
import org.labhub.schema.internal.layout.Names;

/** Reads JSON of a bounded size into maps, lists, texts and whole numbers: a schema file has nothing else. */
final class JsonTree {

    private static final int MOST_DIGITS = 16;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * Limits.DEPTH + 8)
                    .maxStringLength(2 * Limits.DESCRIPTION)
                    .maxNameLength(Limits.NAME)
                    .maxNumberLength(MOST_DIGITS)
                    .build())
            .build();

    private JsonTree() {}

    static JsonObject read(String json) {
        if (json.length() > Limits.TEXT) {
            throw new SchemaRefused(
                    Reason.TOO_LARGE, "a file of " + json.length() + " characters; at most " + Limits.TEXT);
        }
        try (JsonParser in = JSON.createParser(json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new SchemaRefused(Reason.SYNTAX, "a schema file is one JSON object");
            }
            Map<String, Object> members = object(in);
            if (in.nextToken() != null) {
                throw new SchemaRefused(Reason.SYNTAX, "nothing may follow the JSON object");
            }
            return new JsonObject("the file", members);
        } catch (JacksonException broken) {
            throw new SchemaRefused(Reason.SYNTAX, "no JSON" + place(broken.getLocation()) + ": " + said(broken));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " in line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String said(JacksonException broken) {
        String[] lines = String.valueOf(broken.getOriginalMessage()).split(" \\(start marker|\n", 2);
        return Names.oneLine(lines[0]);
    }

    private static Map<String, Object> object(JsonParser in) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String key = in.currentName();
            in.nextToken();
            members.put(key, value(in));
        }
        return members;
    }

    private static List<Object> array(JsonParser in) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(in));
        }
        return elements;
    }

    private static Object value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> in.getLongValue();
            default ->
                throw new SchemaRefused(
                        Reason.SYNTAX,
                        "a schema file has objects, lists, texts and whole numbers, but no " + in.getText());
        };
    }
}
