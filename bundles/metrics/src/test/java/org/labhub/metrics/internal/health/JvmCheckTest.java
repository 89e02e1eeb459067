package org.labhub.metrics.internal.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JvmCheckTest {

    @ParameterizedTest
    @CsvSource({"50, OK", "80, WARN", "95, CRITICAL"})
    void whatRunsOutIsToldInTime(long used, Status meaning) {
        FormattingResultLog log = new FormattingResultLog();
        JvmCheck.judge(log, "files are open", used, 100, 0.75, 0.90);
        assertEquals(meaning, new Result(log).getStatus());
    }

    @Test
    void thisProcessCanGoOn() {
        assertEquals(Status.OK, new JvmCheck().execute().getStatus());
    }
}
