package org.labhub.driver.@name@.internal;

import java.util.List;
import org.labhub.api.instrument.Instrument;
import org.labhub.testkit.InstrumentContract;

final class @Name@InstrumentTest extends InstrumentContract {

    @Override
    protected Instrument make() {
        return new @Name@Instrument("test.@name@", 1.0);
    }

    @Override
    protected List<Runnable> wrongConfigurations() {
        Runnable zero = () -> new @Name@Instrument("test.@name@", 0);
        Runnable noNumber = () -> new @Name@Instrument("test.@name@", Double.NaN);
        return List.of(zero, noNumber);
    }
}
