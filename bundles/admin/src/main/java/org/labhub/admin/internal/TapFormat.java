package org.labhub.admin.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a frame is printed. */
enum TapFormat {
    /** For people. */
    WORDS {
        @Override
        String header(List<Value> frame) {
            return "";
        }

        @Override
        String line(long sequence, List<Value> frame) {
            return sequence + "  "
                    + frame.stream()
                            .map(value -> value.name() + "=" + value.shown() + value.suffix())
                            .collect(Collectors.joining("  "));
        }
    },
    /** A table whose first line names the columns. */
    CSV {
        @Override
        String header(List<Value> frame) {
            return "sequence," + frame.stream().flatMap(Value::columns).collect(Collectors.joining(","));
        }

        @Override
        String line(long sequence, List<Value> frame) {
            return sequence + ","
                    + frame.stream()
                            .flatMap(value -> value.elements().stream().map(one -> value.isText() ? quoted(one) : one))
                            .collect(Collectors.joining(","));
        }
    },
    /** An object a line. */
    JSON {
        @Override
        String header(List<Value> frame) {
            return "";
        }

        @Override
        String line(long sequence, List<Value> frame) {
            return "{\"sequence\":" + sequence
                    + frame.stream()
                            .map(value -> ",\"" + value.name() + "\":" + json(value))
                            .collect(Collectors.joining())
                    + "}";
        }
    };

    /**
     * A field of a frame.
     *
     * @param name of it
     * @param unit or empty
     * @param isText whether its one element is text
     * @param isArray whether it has several elements
     * @param elements all of them
     */
    record Value(String name, String unit, boolean isText, boolean isArray, List<String> elements) {

        private static final int SHOWN = 4;

        String shown() {
            String some = elements.stream().limit(SHOWN).collect(Collectors.joining(", "));
            return isArray ? "[" + some + (elements.size() > SHOWN ? ", …]" : "]") : some;
        }

        String suffix() {
            return unit.isEmpty() ? "" : " " + unit;
        }

        Stream<String> columns() {
            return isArray
                    ? Stream.iterate(0, index -> index + 1)
                            .limit(elements.size())
                            .map(index -> name + "[" + index + "]")
                    : Stream.of(name);
        }
    }

    /** What stands above the first frame, or empty. */
    abstract String header(List<Value> frame);

    /** One frame. */
    abstract String line(long sequence, List<Value> frame);

    private static String json(Value value) {
        List<String> all = value.elements().stream()
                .map(one -> value.isText() ? escaped(one) : number(one))
                .toList();
        return value.isArray() ? "[" + String.join(",", all) + "]" : all.get(0);
    }

    /** JSON has no word for what is not a number. */
    private static String number(String one) {
        return one.equals("NaN") || one.endsWith("Infinity") ? "null" : one;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String escaped(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(each -> {
            if (each == '"' || each == '\\') {
                json.append('\\').append((char) each);
            } else if (each < ' ') {
                json.append(String.format("\\u%04x", each));
            } else {
                json.append((char) each);
            }
        });
        return json.append('"').toString();
    }
}
