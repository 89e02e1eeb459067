package org.labhub.schema.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.labhub.api.schema.FieldType;
import org.labhub.api.schema.Layout;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;

final class BldsTest {

    private static Layout layout(String text) {
        return Blds.read(text).layout();
    }

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void eachTypeHasItsCode(FieldType type) {
        String code = BldsType.code(type) + (type == FieldType.ENUM ? "(A)" : type == FieldType.STRING ? "[1]" : "");
        String text = "x:" + code + "@0:" + type.bytes() + "|pack:aligned|size:" + type.bytes();
        assertEquals(type, layout(text).fields().get(0).type());
    }

    @Test
    void anArrayOfCharactersIsText() {
        Layout layout = layout("s:c[16]@0:16|pack:aligned|size:16");
        assertEquals(16, layout.string("s").count());
    }

    @Test
    void anArrayHasItsCountAndItsDimensions() {
        Layout layout = layout("a:f32[2x3]@0:24|pack:aligned|size:24");
        assertEquals("[2, 3]", layout.find("a").orElseThrow().shape().toString());
        assertEquals(6, layout.float32("a").count());
    }

    @Test
    void aBoundedFieldHasItsCountBeforeItsFirstElement() {
        Layout layout = layout("a:b@0:1;x:f64[<=3]@8:24|pack:aligned|size:32");
        assertEquals(4, layout.float64("x").countOffset());
    }

    @Test
    void membersHaveTheirOffsetsAndSizes() {
        Layout layout = layout("a:i8@0:1;b:i64@8:8;c:u16@16:2|pack:aligned|size:24");
        assertEquals(8, layout.int64("b").offset());
        assertEquals(24, layout.size());
    }

    @Test
    void theSameTextAlwaysHasTheSameHash() {
        String text = "a:i8@0:1|pack:packed|size:1";
        assertEquals(Blds.hash(text), Blds.hash(Blds.write(Blds.read(text))));
    }

    @Test
    void packedAndAlignedDiffer() {
        assertNotEquals(Blds.hash("a:i8@0:1|pack:packed|size:1"), Blds.hash("a:i8@0:1|pack:aligned|size:1"));
    }

    @Test
    void aReserveMakesTheSizeLarger() {
        assertEquals(64, layout("a:f64@0:8|pack:aligned|size:64").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SYNTAX    ! ''",
                "SYNTAX    ! a:i8@0:1",
                "SYNTAX    ! a:i8@0:1|size:1",
                "PACKING   ! a:i8@0:1|pack:loose|size:1",
                "SYNTAX    ! a:i8@0:1|pack:packed|size:1;",
                "SYNTAX    ! a:i8@00:1|pack:packed|size:1",
                "SYNTAX    ! a:i8@-1:1|pack:packed|size:1",
                "SYNTAX    ! a:i8[1]@0:1|pack:packed|size:1",
                "SYNTAX    ! a:_()@0:0|pack:packed|size:0",
                "NAME      ! :i8@0:1|pack:packed|size:1",
                "NAME      ! 1a:i8@0:1|pack:packed|size:1",
                "TYPE      ! a:i7@0:1|pack:packed|size:1",
                "COUNT     ! a:i8[0]@0:0|pack:packed|size:0",
                "COUNT     ! a:c@0:1|pack:packed|size:1",
                "DUPLICATE ! a:i8@0:1;a:i8@1:1|pack:packed|size:2",
                "DUPLICATE ! a:e8(X,X)@0:1|pack:packed|size:1",
                "OVERLAP   ! a:i32@0:4;b:i32@2:4|pack:packed|size:8",
                "PLACE     ! a:i32@0:4;b:i32@8:4|pack:packed|size:12",
                "PLACE     ! a:i8@0:1;b:i32@1:4|pack:aligned|size:8",
                "PLACE     ! a:i32@0:5|pack:packed|size:5",
                "PLACE     ! a:i64@0:8|pack:aligned|size:7",
                "PLACE     ! a:i64@0:8|pack:aligned|size:12",
                "TOO_LARGE ! a:i8[99999999999]@0:1|pack:packed|size:1",
                "TOO_LARGE ! a:i8[65536x65536]@0:1|pack:packed|size:1",
                "TOO_LARGE ! a:i64[1073741824]@0:1|pack:packed|size:1",
                "UNIT      ! a:i8@0:1<m s>|pack:packed|size:1",
                "UNIT      ! a:i8@0:1<>|pack:packed|size:1"
            })
    void whatIsWrongIsRefusedByItsName(Reason reason, String text) {
        SchemaRefused refused = assertThrows(SchemaRefused.class, () -> Blds.read(text.equals("''") ? "" : text));
        assertEquals(reason, refused.reason(), refused.getMessage());
        assertFalse(refused.remedy().isEmpty());
    }

    @Test
    void nestingWithoutEndIsRefusedBeforeItCostsAnything() {
        String text = "a:_(".repeat(100_000);
        assertEquals(
                Reason.TOO_LARGE,
                assertThrows(SchemaRefused.class, () -> Blds.read(text)).reason());
    }

    @Test
    void fieldsWithoutEndAreRefused() {
        StringBuilder text = new StringBuilder("a0:i8@0:1");
        for (int i = 1; i < 1025; i++) {
            text.append(";a").append(i).append(":i8@").append(i).append(":1");
        }
        text.append("|pack:packed|size:1025");
        assertEquals(
                Reason.TOO_LARGE,
                assertThrows(SchemaRefused.class, () -> Blds.read(text.toString()))
                        .reason());
    }
}
