package org.labhub.schema.internal.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.labhub.api.schema.Length;
import org.labhub.api.schema.Max;
import org.labhub.api.schema.Schema;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.api.schema.Shape;
import org.labhub.api.schema.Unit;
import org.labhub.api.schema.Unsigned;

final class RefusedRecordsTest {

    private record NoSchema(int a) {}

    @Schema(id = "a", version = "1.0.0")
    private record Nothing() {}

    @Schema(id = "a b", version = "1.0.0")
    private record BadId(int a) {}

    @Schema(id = "a", version = "1")
    private record BadVersion(int a) {}

    @Schema(id = "a", version = "1.0.0", reserve = -1)
    private record BadReserve(int a) {}

    @Schema(id = "a", version = "1.0.0")
    private record Boxed(Integer a) {}

    @Schema(id = "a", version = "1.0.0")
    private record Character(char a) {}

    @Schema(id = "a", version = "1.0.0")
    private record Strings(@Length(2) String[] a) {}

    @Schema(id = "a", version = "1.0.0")
    private record Deep(@Length(2) int[][] a) {}

    @Schema(id = "a", version = "1.0.0")
    private record UnsignedDouble(@Unsigned double a) {}

    @Schema(id = "a", version = "1.0.0")
    private record Uncounted(int[] a) {}

    @Schema(id = "a", version = "1.0.0")
    private record TwiceCounted(@Length(2) @Max(2) int[] a) {}

    @Schema(id = "a", version = "1.0.0")
    private record NoElements(@Length(0) int[] a) {}

    @Schema(id = "a", version = "1.0.0")
    private record WrongShape(@Length(5) @Shape({2, 3}) int[] a) {}

    @Schema(id = "a", version = "1.0.0")
    private record ShapedScalar(@Shape(1) int a) {}

    @Schema(id = "a", version = "1.0.0")
    private record BadUnit(@Unit("Volt") int a) {}

    @Schema(id = "a", version = "1.0.0")
    private record Umlaut(int größe) {}

    @Schema(id = "a", version = "1.0.0")
    private record Endless(Endless a) {}

    @Schema(id = "a", version = "1.0.0")
    private record RoundAbout(Inner a) {
        private record Inner(RoundAbout b) {}
    }

    @Schema(id = "a", version = "1.0.0")
    private record Huge(@Length(Integer.MAX_VALUE) long[] a) {}

    private enum Empty {}

    @Schema(id = "a", version = "1.0.0")
    private record NoSymbols(Empty a) {}

    static Arguments[] refused() {
        return new Arguments[] {
            Arguments.of(Reason.RECORD, NoSchema.class),
            Arguments.of(Reason.EMPTY, Nothing.class),
            Arguments.of(Reason.NAME, BadId.class),
            Arguments.of(Reason.VERSION, BadVersion.class),
            Arguments.of(Reason.TOO_LARGE, BadReserve.class),
            Arguments.of(Reason.TYPE, Boxed.class),
            Arguments.of(Reason.TYPE, Character.class),
            Arguments.of(Reason.TYPE, Strings.class),
            Arguments.of(Reason.TYPE, Deep.class),
            Arguments.of(Reason.TYPE, UnsignedDouble.class),
            Arguments.of(Reason.COUNT, Uncounted.class),
            Arguments.of(Reason.COUNT, TwiceCounted.class),
            Arguments.of(Reason.COUNT, NoElements.class),
            Arguments.of(Reason.SHAPE, WrongShape.class),
            Arguments.of(Reason.SHAPE, ShapedScalar.class),
            Arguments.of(Reason.UNIT, BadUnit.class),
            Arguments.of(Reason.NAME, Umlaut.class),
            Arguments.of(Reason.RECURSION, Endless.class),
            Arguments.of(Reason.RECURSION, RoundAbout.class),
            Arguments.of(Reason.TOO_LARGE, Huge.class),
            Arguments.of(Reason.SYMBOLS, NoSymbols.class),
        };
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotBeAFrameIsRefusedByItsName(Reason reason, Class<? extends Record> frame) {
        SchemaRefused refused = assertThrows(SchemaRefused.class, () -> new RecordFrameTypes().of(frame));
        assertEquals(reason, refused.reason(), refused.getMessage());
    }
}
