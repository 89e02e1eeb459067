package org.labhub.console.internal.channel;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import java.util.List;
import org.labhub.api.frame.ReadSlot;

/**
 * The newest image of a channel, as cells to be drawn: a field of rows and columns. One that is larger than a screen wants is told by groups of
 * elements, each as the one that is farthest from the group's mean: a single hot or dead pixel is seen, however large the image is.
 *
 * <p>A cell is a byte: 0 where there is no number, else 1 (the least of the image) to 255 (the greatest).
 */
final class Picture {

    private static final int MOST = 256;
    private static final int SHADES = 254;
    private static final long PERIOD = 100_000_000L;
    /** So much longer than it takes passes before the next one: an image costs a page a twentieth of a core at most. */
    private static final int REST = 20;

    private final NumericField field;
    private final int rows;
    private final int columns;
    private final int rowStep;
    private final int columnStep;
    private final double[] cells;
    private double least;
    private double greatest;
    private boolean taken;
    private long due;

    Picture(NumericField field) {
        this.field = field;
        List<Integer> shape = field.layout().shape();
        rows = shape.get(0);
        columns = shape.get(1);
        rowStep = (rows + MOST - 1) / MOST;
        columnStep = (columns + MOST - 1) / MOST;
        cells = new double[down() * across()];
        due = System.nanoTime();
    }

    /** Whether a field has rows and columns. */
    static boolean isOne(NumericField field) {
        return field.layout().shape().size() == 2 && !field.layout().bounded();
    }

    private int down() {
        return (rows + rowStep - 1) / rowStep;
    }

    private int across() {
        return (columns + columnStep - 1) / columnStep;
    }

    /** Whether it is time for another one. */
    boolean isDue(long nanos) {
        return nanos - due >= 0;
    }

    void take(ReadSlot slot) {
        long began = System.nanoTime();
        least = Double.POSITIVE_INFINITY;
        greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < down(); row++) {
            for (int column = 0; column < across(); column++) {
                cells[row * across() + column] = cell(slot, row * rowStep, column * columnStep);
            }
        }
        long end = System.nanoTime();
        due = end + Math.max(PERIOD, REST * (end - began));
        taken = true;
    }

    private double cell(ReadSlot slot, int top, int left) {
        if (rowStep == 1 && columnStep == 1) {
            return extend(field.value().of(slot, top * columns + left));
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int count = 0;
        for (int row = top; row < Math.min(rows, top + rowStep); row++) {
            for (int column = left; column < Math.min(columns, left + columnStep); column++) {
                double value = extend(field.value().of(slot, row * columns + column));
                if (!Double.isNaN(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                    sum += value;
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : high - sum / count >= sum / count - low ? high : low;
    }

    private double extend(double value) {
        if (value < least) {
            least = value;
        }
        if (value > greatest) {
            greatest = value;
        }
        return value;
    }

    /** Whether there is one that was not told yet. */
    boolean isEmpty() {
        return !taken;
    }

    JsonObjectBuilder json() {
        taken = false;
        boolean none = least > greatest;
        return Json.createObjectBuilder()
                .add("rows", rows)
                .add("columns", columns)
                .add("down", down())
                .add("across", across())
                .add("least", none ? 0 : finite(least))
                .add("greatest", none ? 0 : finite(greatest))
                .add("cells", Base64.getEncoder().encodeToString(shades()));
    }

    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    private byte[] shades() {
        byte[] shades = new byte[cells.length];
        double span = finite(greatest) / 2 - finite(least) / 2;
        for (int i = 0; i < shades.length; i++) {
            shades[i] = shade(cells[i], span);
        }
        return shades;
    }

    private byte shade(double value, double span) {
        if (Double.isNaN(value)) {
            return 0;
        }
        double part = span > 0 ? (finite(value) / 2 - finite(least) / 2) / span : 0.5;
        return (byte) (1 + Math.round(part * SHADES));
    }
}
