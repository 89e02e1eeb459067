package org.labhub.benchmarks.contender;

import org.labhub.api.schema.Schema;

/** A frame of eight words, as a driver would declare it. */
@Schema(id = "bench.words", version = "1.0.0")
record Words(long a, long b, long c, long d, long e, long f, long g, long h) {

    long sum() {
        return a + b + c + d + e + f + g + h;
    }
}
