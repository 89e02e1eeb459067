package org.labhub.host.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PluginNameTest {

    @ParameterizedTest
    @CsvSource({
        "org.labhub.driver.sine~left, left",
        "org.labhub.driver.sine.95cd681f-68ed-4601-9c78-ff8cf400cf12, sine-95cd",
        "org.labhub.listener.peak, peak",
        "org.labhub.processor.spectrum.internal.SpectrumProcessor, SpectrumProcessor"
    })
    void anInstanceHasAShortNameWhoeverHasMadeIt(String full, String name) {
        assertEquals(name, PluginName.shortened(full));
    }
}
