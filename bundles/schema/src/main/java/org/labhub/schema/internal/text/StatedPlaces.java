package org.labhub.schema.internal.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.labhub.api.schema.SchemaRefused;
import org.labhub.api.schema.SchemaRefused.Reason;
import org.labhub.schema.internal.layout.Placed;
import org.labhub.schema.internal.layout.Placed.PlacedField;
import org.labhub.schema.internal.layout.Placed.PlacedLeaf;
import org.labhub.schema.internal.layout.Placed.PlacedStruct;

/** Where a text says that its fields lie, in the order in which it closes them: a nested record after what it holds. */
final class StatedPlaces {

    private record Place(String name, int offset, int bytes, int start, boolean isLeaf) {
        long end() {
            return (long) offset + bytes;
        }
    }

    private final List<Place> places = new ArrayList<>();

    void leaf(String name, int offset, int bytes, boolean bounded) {
        places.add(new Place(name, offset, bytes, bounded ? offset - Integer.BYTES : offset, true));
    }

    void struct(String name, int offset, int bytes) {
        places.add(new Place(name, offset, bytes, offset, false));
    }

    /** Refuses places that are not those which follow, and a size that is not one that can be. */
    void check(Placed placed, int size) {
        checkOverlap();
        check(placed.fields(), places.iterator());
        if (size < placed.size() || (size - placed.size()) % placed.alignment() != 0) {
            throw new SchemaRefused(
                    Reason.PLACE,
                    "the size is " + size + "; its fields take " + placed.size()
                            + ", and a reserve makes it larger by a multiple of " + placed.alignment());
        }
    }

    private void checkOverlap() {
        List<Place> leaves = places.stream()
                .filter(Place::isLeaf)
                .sorted(Comparator.comparingInt(Place::start))
                .toList();
        for (int i = 1; i < leaves.size(); i++) {
            Place before = leaves.get(i - 1);
            Place after = leaves.get(i);
            if (before.end() > after.start()) {
                throw new SchemaRefused(
                        Reason.OVERLAP,
                        "fields " + before.name() + " and " + after.name() + " overlap at offset " + after.start());
            }
        }
    }

    private static void check(List<PlacedField> fields, Iterator<Place> stated) {
        for (PlacedField field : fields) {
            if (field instanceof PlacedStruct struct) {
                check(struct.fields(), stated);
                check(struct.offset(), struct.bytes(), stated.next());
            } else if (field instanceof PlacedLeaf leaf) {
                check(leaf.offset(), leaf.bytes(), stated.next());
            }
        }
    }

    private static void check(int offset, int bytes, Place stated) {
        if (stated.offset() != offset || stated.bytes() != bytes) {
            throw new SchemaRefused(
                    Reason.PLACE,
                    "field " + stated.name() + " is said to lie at " + stated.offset() + " with " + stated.bytes()
                            + " bytes; by its packing it lies at " + offset + " with " + bytes);
        }
    }
}
