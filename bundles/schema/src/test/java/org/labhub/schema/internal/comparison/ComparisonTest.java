package org.labhub.schema.internal.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labhub.api.schema.SchemaComparison;
import org.labhub.api.schema.SchemaComparison.Verdict;
import org.labhub.api.schema.SchemaInfo;
import org.labhub.api.schema.SchemaVersion;
import org.labhub.schema.internal.text.Blds;

final class ComparisonTest {

    private static final String BASE = "a:i8@0:1;b:f64@8:8<V>|pack:aligned|size:16";

    private static SchemaInfo schema(String name, String text) {
        String[] parts = name.split(" ");
        return Blds.schema(parts[0], SchemaVersion.parse(parts[1]), Blds.read(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SAME       ! lab.x 1.0.0 ! a:i8@0:1;b:f64@8:8<V>|pack:aligned|size:16",
                "SAME       ! lab.x 1.0.7 ! a:i8@0:1;b:f64@8:8<V>|pack:aligned|size:16",
                "COMPATIBLE ! lab.x 1.1.0 ! a:i8@0:1;b:f64@8:8<V>;c:i8@16:1|pack:aligned|size:24",
                "COMPATIBLE ! lab.x 1.1.0 ! a:i8@0:1;c:i8@1:1;b:f64@8:8<V>|pack:aligned|size:16",
                "COMPATIBLE ! lab.x 1.1.0 ! a:i8@0:1;b:f64@8:8<V>|pack:aligned|size:32",
                "REFUSED    ! lab.x 2.0.0 ! a:i8@0:1;b:f64@8:8<V>|pack:aligned|size:16",
                "REFUSED    ! lab.y 1.0.0 ! a:i8@0:1;b:f64@8:8<V>|pack:aligned|size:16",
                "REFUSED    ! lab.x 1.1.0 ! a:i8@0:1|pack:aligned|size:1",
                "REFUSED    ! lab.x 1.1.0 ! a:i8@0:1;b:f64@8:8<mV>|pack:aligned|size:16",
                "REFUSED    ! lab.x 1.1.0 ! a:i8@0:1;b:i64@8:8<V>|pack:aligned|size:16",
                "REFUSED    ! lab.x 1.1.0 ! a:u8@0:1;b:f64@8:8<V>|pack:aligned|size:16",
                "REFUSED    ! lab.x 1.1.0 ! a:i8@0:1;b:f64@1:8<V>|pack:packed|size:9",
                "REFUSED    ! lab.x 1.1.0 ! b:f64@0:8<V>;a:i8@8:1|pack:aligned|size:16"
            })
    void theRuleDecides(Verdict verdict, String name, String text) {
        assertEquals(
                verdict,
                Comparison.of(schema(name, text), schema("lab.x 1.0.0", BASE), false)
                        .verdict());
    }

    @Test
    void anOlderWriterLacksWhatANewerReaderExpects() {
        SchemaInfo newer = schema("lab.x 1.1.0", "a:i8@0:1;b:f64@8:8<V>;c:i8@16:1|pack:aligned|size:24");
        assertEquals(
                "lab.x 1.0.0 offered, 1.1.0 expected: frames are 16 bytes, not 24; field `c` is missing (int8, offset 16)",
                Comparison.of(schema("lab.x 1.0.0", BASE), newer, false).toString());
    }

    @Test
    void theDifferenceIsSaidFieldByField() {
        SchemaInfo offered =
                schema("lab.scope 1.2.0", "samples:f32[5]@0:20;t:u16@20:2;gain:e8(LOW,HIGH)@22:1|pack:aligned|size:24");
        SchemaInfo expected = schema("lab.scope 1.1.0", "samples:f32[3]@0:12;t:u16@12:2<s>|pack:aligned|size:16");
        assertEquals(
                "lab.scope 1.2.0 offered, 1.1.0 expected: `samples` 5 → 3; `t` unit no unit → s; "
                        + "field `gain` is new (enum, offset 22)",
                Comparison.of(offered, expected, false).toString());
    }

    @Test
    void symbolsThatChangedTheirNumbersAreRefused() {
        SchemaInfo offered = schema("lab.x 1.1.0", "g:e8(MID,LOW)@0:1|pack:packed|size:1");
        SchemaInfo expected = schema("lab.x 1.0.0", "g:e8(LOW,MID)@0:1|pack:packed|size:1");
        SchemaComparison found = Comparison.of(offered, expected, false);
        assertEquals(Verdict.REFUSED, found.verdict());
        assertEquals(
                "`g` symbols MID, LOW → LOW, MID", found.differences().get(0).toString());
    }

    @Test
    void aStrictHubTakesOnlyWhatIsEqual() {
        SchemaInfo more = schema("lab.x 1.1.0", "a:i8@0:1;c:i8@1:1;b:f64@8:8<V>|pack:aligned|size:16");
        SchemaInfo base = schema("lab.x 1.0.0", BASE);
        assertEquals(Verdict.REFUSED, Comparison.of(more, base, true).verdict());
        assertEquals(Verdict.SAME, Comparison.of(base, base, true).verdict());
    }
}
