package org.labhub.console.internal.channel;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import org.labhub.api.frame.ReadSlot;

/**
 * One array of the frames since a page was last told: the latest as a line, and between which bounds all of them were. Of an array that
 * is longer than a screen is wide, each group of elements is told as its least and its greatest.
 */
final class Trace {

    private static final int MOST = 2048;

    private final NumericField field;
    private int elements;
    private int step = 1;
    private int groups;
    private int frames;
    private double[] low = new double[0];
    private double[] high = new double[0];
    private double[] line = new double[0];

    Trace(NumericField field) {
        this.field = field;
    }

    String name() {
        return field.name();
    }

    /** Forgets the frames that were told. */
    void begin() {
        frames = 0;
    }

    void take(ReadSlot slot) {
        int now = field.count(slot);
        if (frames == 0 || now != elements) {
            resize(now);
        }
        frames++;
        for (int group = 0; group < groups; group++) {
            take(slot, group);
        }
    }

    private void resize(int now) {
        frames = 0;
        elements = now;
        step = now <= MOST ? 1 : (now + MOST / 2 - 1) / (MOST / 2);
        groups = (now + step - 1) / step;
        low = new double[groups];
        high = new double[groups];
        line = new double[step == 1 ? groups : 2 * groups];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
    }

    private void take(ReadSlot slot, int group) {
        int from = group * step;
        int to = Math.min(elements, from + step);
        double first = field.value().of(slot, from);
        double least = first;
        double greatest = first;
        boolean rising = true;
        for (int index = from + 1; index < to; index++) {
            double value = field.value().of(slot, index);
            rising = value > greatest || (value >= least && rising);
            greatest = Math.max(greatest, value);
            least = Math.min(least, value);
        }
        low[group] = Math.min(low[group], least);
        high[group] = Math.max(high[group], greatest);
        draw(group, rising ? least : greatest, rising ? greatest : least);
    }

    private void draw(int group, double first, double second) {
        if (step == 1) {
            line[group] = first;
        } else {
            line[2 * group] = first;
            line[2 * group + 1] = second;
        }
    }

    boolean isEmpty() {
        return frames == 0;
    }

    JsonObjectBuilder json() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("n", elements)
                .add("step", step)
                .add("frames", frames)
                .add("narrow", field.isNarrow())
                .add("y", packed(line, line.length));
        return frames == 1 ? json : json.add("low", packed(low, groups)).add("high", packed(high, groups));
    }

    private String packed(double[] values, int count) {
        return field.isNarrow() ? Packed.narrow(values, count) : Packed.wide(values, count);
    }
}
