package org.labhub.schema.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.api.schema.SchemaVersion;

final class SchemaFileTest {

    private final WrittenSchemas schemas = new WrittenSchemas(false);

    @Test
    void aFileSaysTheSameAsTheText() {
        String text = "a:i8@0:1;in:_(x:f32@8:4;deep:_(y:f64[<=3]@24:24<m/s>)@16:32)@8:40;e:e8(A,B)@48:1"
                + "|pack:aligned|size:64";
        SchemaInfo schema = schemas.schema("lab.test", SchemaVersion.parse("1.0.0"), text);
        assertEquals(schema, schemas.fromJson(schemas.toJson(schema)));
    }

    @Test
    void aDescriptionIsNoPartOfTheHash() {
        String told = field("{'name':'a','type':'int8','description':'a sentence'}");
        String untold = field("{'name':'a','type':'int8'}");
        assertEquals(schemas.fromJson(untold).hash(), schemas.fromJson(told).hash());
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(Reason.SYNTAX, ""),
                Arguments.of(Reason.SYNTAX, "[]"),
                Arguments.of(Reason.SYNTAX, field("{'name':'a','type':'int8'}") + "x"),
                Arguments.of(Reason.SYNTAX, field("{'name':'a','type':'int8','colour':'red'}")),
                Arguments.of(Reason.SYNTAX, field("{'name':'a','type':'int8','type':'int8'}")),
                Arguments.of(Reason.SYNTAX, field("{'name':'a','type':'int8','count':1.5}")),
                Arguments.of(Reason.SYNTAX, field("{'name':'a','type':'int8','unit':null}")),
                Arguments.of(Reason.SYNTAX, field("{'name':'a','type':'int8','count':'2'}")),
                Arguments.of(
                        Reason.NAME, "{'version':'1.0.0','packing':'packed','fields':[{'name':'a','type':'int8'}]}"),
                Arguments.of(Reason.NAME, field("{'type':'int8'}")),
                Arguments.of(Reason.TYPE, field("{'name':'a'}")),
                Arguments.of(Reason.TYPE, field("{'name':'a','type':'int7'}")),
                Arguments.of(Reason.COUNT, field("{'name':'a','type':'int8','count':0}")),
                Arguments.of(Reason.COUNT, field("{'name':'a','type':'int8','count':-1}")),
                Arguments.of(Reason.COUNT, field("{'name':'a','type':'string'}")),
                Arguments.of(Reason.COUNT, field("{'name':'a','type':'int8','count':2,'max':2}")),
                Arguments.of(Reason.SHAPE, field("{'name':'a','type':'int8','count':6,'shape':[2,2]}")),
                Arguments.of(Reason.SHAPE, field("{'name':'a','type':'int8','count':4,'shape':[4,0]}")),
                Arguments.of(Reason.SYMBOLS, field("{'name':'a','type':'enum'}")),
                Arguments.of(Reason.SYMBOLS, field("{'name':'a','type':'int8','symbols':['A']}")),
                Arguments.of(Reason.UNIT, field("{'name':'a','type':'int8','unit':'Volt'}")),
                Arguments.of(Reason.UNIT, field("{'name':'a','type':'int8','unit':'m//s'}")),
                Arguments.of(Reason.EMPTY, field("{'name':'a','type':'struct','fields':[]}")),
                Arguments.of(Reason.EMPTY, "{'id':'a','version':'1.0.0','packing':'packed','fields':[]}"),
                Arguments.of(Reason.PACKING, "{'id':'a','version':'1.0.0','fields':[{'name':'a','type':'int8'}]}"),
                Arguments.of(
                        Reason.PACKING,
                        "{'id':'a','version':'1.0.0','packing':'natural','fields':[{'name':'a','type':'int8'}]}"),
                Arguments.of(
                        Reason.VERSION,
                        "{'id':'a','version':'1.0','packing':'packed','fields':[{'name':'a','type':'int8'}]}"),
                Arguments.of(
                        Reason.VERSION,
                        "{'id':'a','version':'1024.0.0','packing':'packed','fields':[{'name':'a','type':'int8'}]}"),
                Arguments.of(Reason.TOO_LARGE, field("{'name':'a','type':'int64','count':1073741824}")));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatIsWrongIsRefusedByItsName(Reason reason, String json) {
        SchemaRefused refused = assertThrows(SchemaRefused.class, () -> schemas.fromJson(json.replace('\'', '"')));
        assertEquals(reason, refused.reason(), refused.getMessage());
    }

    @Test
    void aRefusalSaysWhereInTheFileItIs() {
        SchemaRefused refused =
                assertThrows(SchemaRefused.class, () -> schemas.fromJson(field("{'name':'a','type':'int7'}")));
        assertTrue(refused.getMessage().contains("fields[0]"), refused.getMessage());
    }

    @Test
    void aFileThatIsCutOffIsRefusedWithThePlace() {
        SchemaRefused refused = assertThrows(SchemaRefused.class, () -> schemas.fromJson("{\n\"id\""));
        assertTrue(
                refused.getMessage().startsWith("no JSON in line 2, column 5: Unexpected end"), refused.getMessage());
    }

    private static String field(String field) {
        return ("{'id':'lab.a','version':'1.0.0','packing':'packed','fields':[" + field + "]}").replace('\'', '"');
    }
}
