package org.labhub.schema.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaVersion;

final class WrittenSchemasTest {

    private final WrittenSchemas schemas = new WrittenSchemas();

    @Test
    void aFileSaysTheSameAsTheText() {
        String text =
                "a:i8@0:1;in:_(x:f32@8:4;deep:_(y:f64[<=3]@24:24<m/s>)@16:32)@8:40;e:e8(A,B)@48:1|pack:aligned|size:64";
        SchemaInfo schema = schemas.schema("lab.test", SchemaVersion.parse("1.0.0"), text);
        assertEquals(schema, schemas.fromJson(schemas.toJson(schema)));
    }
}
