package org.labhub.console.internal.channel;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;
import org.labhub.api.frame.FrameInfo;
import org.labhub.api.frame.ReadSlot;

/**
 * The single numbers of the frames since a page was last told, as points to plot. Few frames are told as they are; of many, each group is
 * told as its least and its greatest value, in the order in which they came: a spike of one frame is seen, however many there were.
 */
final class Points {

    private final List<NumericField> fields;
    private final boolean stamped;
    private final double[][] values;
    private double[] times = new double[0];
    private int groupSize = 1;
    private int inGroup;
    private int count;

    /** Of these fields; without stamps, the frames' numbers stand for their times. */
    Points(List<NumericField> fields, boolean stamped) {
        this.fields = List.copyOf(fields);
        this.stamped = stamped;
        values = new double[fields.size()][];
    }

    /** Makes room for so many frames, as at most so many points. */
    void expect(long frames, int most) {
        groupSize = frames <= most ? 1 : (int) ((frames + most / 2 - 1) / (most / 2));
        int room = (int) Math.min(frames, most) + 2;
        times = new double[room];
        Arrays.setAll(values, any -> new double[room]);
        count = 0;
        inGroup = 0;
    }

    void take(ReadSlot slot) {
        double time = time(slot);
        if (groupSize == 1 || inGroup == 0) {
            begin(slot, time);
        } else {
            widen(slot, time);
        }
        inGroup = (inGroup + 1) % groupSize;
    }

    private double time(FrameInfo frame) {
        return stamped ? frame.wallNanos() / 1e9 : frame.sequence();
    }

    private void begin(ReadSlot slot, double time) {
        times[count] = time;
        for (int field = 0; field < values.length; field++) {
            values[field][count] = fields.get(field).of(slot);
        }
        count++;
    }

    /** The group's second point is there as soon as it has a second frame. */
    private void widen(ReadSlot slot, double time) {
        if (inGroup == 1) {
            times[count] = time;
            for (int field = 0; field < values.length; field++) {
                values[field][count] = fields.get(field).of(slot);
            }
            count++;
            return;
        }
        times[count - 1] = time;
        for (int field = 0; field < values.length; field++) {
            extend(values[field], fields.get(field).of(slot));
        }
    }

    /** The two points of a group are its extremes, the earlier one first. */
    private void extend(double[] points, double value) {
        double first = points[count - 2];
        double second = points[count - 1];
        double least = Math.min(first, second);
        double greatest = Math.max(first, second);
        if (value > greatest || value < least || Double.isNaN(second)) {
            points[count - 2] = value > greatest ? least : greatest;
            points[count - 1] = value;
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    JsonObjectBuilder json() {
        JsonArrayBuilder packed = Json.createArrayBuilder();
        for (double[] each : values) {
            packed.add(Packed.wide(each, count));
        }
        return Json.createObjectBuilder().add("x", Packed.wide(times, count)).add("y", packed);
    }
}
