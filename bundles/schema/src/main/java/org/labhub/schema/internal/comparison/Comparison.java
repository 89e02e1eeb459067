package org.labhub.schema.internal.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labhub.api.schema.FieldDifference;
import org.labhub.api.schema.FieldDifference.Kind;
import org.labhub.api.schema.FieldLayout;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.SchemaComparison;
import org.labhub.api.schema.SchemaComparison.Verdict;
import org.labhub.api.schema.SchemaInfo;

/**
 * Holds an offered schema against an expected one. What decides is where bytes lie and what they mean: every expected field
 * must be offered as it is expected. The major version stands for what bytes cannot say.
 */
public final class Comparison {

    private Comparison() {}

    /** Compares; a strict reader takes nothing but the layout that it knows. */
    public static SchemaComparison of(SchemaInfo offered, SchemaInfo expected, boolean strict) {
        List<FieldDifference> differences = differences(offered.layout(), expected.layout());
        boolean same = offered.hash().equals(expected.hash());
        String reason = reason(offered, expected, strict && !same);
        boolean harmless = reason.isEmpty() && differences.stream().noneMatch(FieldDifference::isHarmful);
        Verdict verdict = !harmless ? Verdict.REFUSED : same ? Verdict.SAME : Verdict.COMPATIBLE;
        return new SchemaComparison(offered, expected, verdict, reason, differences);
    }

    private static String reason(SchemaInfo offered, SchemaInfo expected, boolean strictlyOther) {
        if (!offered.id().equals(expected.id())) {
            return "these are two schemas";
        }
        if (offered.version().major() != expected.version().major()) {
            return "the major version is another one";
        }
        if (offered.layout().size() < expected.layout().size()) {
            return "frames are " + offered.layout().size() + " bytes, not "
                    + expected.layout().size();
        }
        return strictlyOther ? "this hub is strict: only equal layouts fit" : "";
    }

    private static List<FieldDifference> differences(Layout offered, Layout expected) {
        Map<String, FieldLayout> wanted = new LinkedHashMap<>();
        expected.fields().forEach(field -> wanted.put(field.name(), field));
        List<FieldDifference> differences = new ArrayList<>();
        for (FieldLayout field : offered.fields()) {
            FieldLayout other = wanted.remove(field.name());
            if (other == null) {
                differences.add(new FieldDifference(field.name(), Kind.NEW, Words.whole(field), ""));
            } else {
                compare(field, other, differences);
            }
        }
        wanted.values()
                .forEach(field ->
                        differences.add(new FieldDifference(field.name(), Kind.MISSING, "", Words.whole(field))));
        return differences;
    }

    /** One line a field: a field that moved because the one before it grew is told only if nothing else is wrong with it. */
    private static void compare(FieldLayout offered, FieldLayout expected, List<FieldDifference> into) {
        int before = into.size();
        note(Kind.TYPE, offered, Words.type(offered), Words.type(expected), into);
        note(Kind.COUNT, offered, Words.count(offered), Words.count(expected), into);
        note(Kind.SHAPE, offered, Words.shape(offered), Words.shape(expected), into);
        note(Kind.SYMBOLS, offered, Words.symbols(offered), Words.symbols(expected), into);
        note(Kind.UNIT, offered, Words.unit(offered), Words.unit(expected), into);
        if (into.size() == before) {
            note(Kind.OFFSET, offered, "" + offered.offset(), "" + expected.offset(), into);
        }
    }

    private static void note(
            Kind kind, FieldLayout field, String offered, String expected, List<FieldDifference> into) {
        if (!offered.equals(expected)) {
            into.add(new FieldDifference(field.name(), kind, offered, expected));
        }
    }
}
