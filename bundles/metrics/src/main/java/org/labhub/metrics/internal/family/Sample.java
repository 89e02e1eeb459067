package org.labhub.metrics.internal.family;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One look at all figures, for one thread. However much happens in the hub, a family has at most so many series; what is
 * more is left out, and counted. Two who bear the same name are one series.
 */
public final class Sample {

    /** How many series a family has at most. */
    public static final int MOST_SERIES = 1000;

    private static final int MOST_CHARACTERS = 128;

    private final Map<Family, Map<List<String>, Double>> figures = new EnumMap<>(Family.class);
    private int dropped;

    /**
     * Takes a whole figure down. From 2⁵³ on, the last digits are lost: the format knows no other numbers.
     *
     * @param family whose
     * @param value of it
     * @param labels one value for each label of the family, in its order
     */
    public void put(Family family, long value, String... labels) {
        put(family, (double) value, labels);
    }

    /**
     * Takes a figure down.
     *
     * @param family whose
     * @param value of it
     * @param labels one value for each label of the family, in its order
     */
    public void put(Family family, double value, String... labels) {
        if (labels.length != family.labels().size()) {
            throw new IllegalArgumentException(family.exposed() + " is told by " + family.labels());
        }
        Map<List<String>, Double> series = figures.computeIfAbsent(family, first -> new LinkedHashMap<>());
        List<String> key = Stream.of(labels).map(Sample::bounded).toList();
        if (series.size() >= MOST_SERIES && !series.containsKey(key)) {
            dropped++;
            return;
        }
        series.merge(key, value, family.kind() == Kind.COUNTER ? Double::sum : Math::max);
    }

    /**
     * Takes down one of several states: 1 for it, and 0 for the others.
     *
     * @param family whose last label is the state
     * @param state in which it is
     * @param labels the values of the labels before
     * @param <E> the states
     */
    public <E extends Enum<E>> void putState(Family family, E state, String... labels) {
        for (E each : state.getDeclaringClass().getEnumConstants()) {
            String word = each.name().toLowerCase(Locale.ROOT);
            put(
                    family,
                    each == state ? 1 : 0,
                    Stream.concat(Stream.of(labels), Stream.of(word)).toArray(String[]::new));
        }
    }

    private static String bounded(String value) {
        return value.length() <= MOST_CHARACTERS ? value : value.substring(0, MOST_CHARACTERS);
    }

    /** All of it, as a writer takes it. */
    public MetricSnapshots snapshots() {
        put(Family.METRICS_DROPPED_SERIES, dropped);
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        figures.forEach((family, series) -> all.metricSnapshot(snapshot(family, series)));
        return all.build();
    }

    private static MetricSnapshot snapshot(Family family, Map<List<String>, Double> series) {
        return switch (family.kind()) {
            case COUNTER -> counter(family, series);
            case GAUGE -> gauge(family, series);
            case INFO -> info(family, series);
        };
    }

    private static MetricSnapshot counter(Family family, Map<List<String>, Double> series) {
        CounterSnapshot.Builder counter =
                CounterSnapshot.builder().name(stem(family, "_total")).help(family.help());
        series.forEach((values, value) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                .labels(labels(family, values))
                .value(value)
                .build()));
        return counter.build();
    }

    private static MetricSnapshot gauge(Family family, Map<List<String>, Double> series) {
        GaugeSnapshot.Builder gauge =
                GaugeSnapshot.builder().name(family.exposed()).help(family.help());
        series.forEach((values, value) -> gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(labels(family, values))
                .value(value)
                .build()));
        return gauge.build();
    }

    private static MetricSnapshot info(Family family, Map<List<String>, Double> series) {
        InfoSnapshot.Builder info =
                InfoSnapshot.builder().name(stem(family, "_info")).help(family.help());
        series.keySet()
                .forEach(values -> info.dataPoint(InfoDataPointSnapshot.builder()
                        .labels(labels(family, values))
                        .build()));
        return info.build();
    }

    /** The library adds the ending that the kind asks for. */
    private static String stem(Family family, String ending) {
        return family.exposed().substring(0, family.exposed().length() - ending.length());
    }

    private static Labels labels(Family family, List<String> values) {
        return Labels.of(IntStream.range(0, values.size())
                .boxed()
                .flatMap(i -> Stream.of(family.labels().get(i), values.get(i)))
                .toArray(String[]::new));
    }
}
