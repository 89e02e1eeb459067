package org.labhub.itests.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every built manifest against the table of rooms. */
final class RoomsTest {

    private static final Rooms ROOMS = Rooms.read();
    private static final List<BuiltBundle> BUNDLES = BuiltBundle.all();

    static List<BuiltBundle> bundles() {
        return BUNDLES;
    }

    @Test
    void theTableIsFound() {
        assertTrue(ROOMS.rows().size() > 10, ROOMS::toString);
        assertTrue(BUNDLES.size() > 5, BUNDLES::toString);
    }

    @Test
    void aRoomImportsFromLowerFloorsOnly() {
        for (Room room : ROOMS.rows()) {
            for (String lower : room.imports()) {
                assertTrue(floor(lower) < room.floor(), () -> room + " imports from " + lower);
            }
        }
    }

    @Test
    void pluginsKnowTheApiAlone() {
        assertTrue(ROOMS.plugins().allMatch(room -> room.imports().equals(Set.of("api"))));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void eachBundleHasOneRow(BuiltBundle bundle) {
        assertEquals(1, ROOMS.of(bundle.folder()).size(), () -> "rows of " + bundle + " in docs/architecture.md");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void theSymbolicNameIsTheFolders(BuiltBundle bundle) {
        assertEquals(
                bundle.root(),
                Clause.of(bundle.header("Bundle-SymbolicName")).get(0).name());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void importsComeFromTheRoomsOfItsRowOnly(BuiltBundle bundle) {
        Set<String> allowed = ROOMS.of(bundle.folder()).get(0).imports();
        List<String> strangers = bundle.ownPackages("Import-Package").stream()
                .filter(name -> !BuiltBundle.ownerOf(name, BUNDLES).equals(bundle.folder()))
                .filter(name -> !allowed.contains(BuiltBundle.ownerOf(name, BUNDLES)))
                .toList();
        assertEquals(List.of(), strangers);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void allItsPackagesLieBelowItsRoot(BuiltBundle bundle) {
        Predicate<String> isElsewhere = name -> !(name + ".").startsWith(bundle.root() + ".");
        assertEquals(
                List.of(),
                bundle.ownPackages("Private-Package").stream()
                        .filter(isElsewhere)
                        .toList());
        assertEquals(
                List.of(),
                bundle.ownPackages("Export-Package").stream()
                        .filter(isElsewhere)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void whatIsNotExportedIsInternal(BuiltBundle bundle) {
        List<String> open = bundle.ownPackages("Private-Package").stream()
                .filter(name -> !(name + ".").startsWith(bundle.root() + ".internal."))
                .toList();
        assertEquals(List.of(), open);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void exportsAreFewVersionedAndOurs(BuiltBundle bundle) {
        List<Clause> exports = bundle.clauses("Export-Package");
        assertTrue(bundle.folder().equals("api") || exports.size() <= 1, exports::toString);
        for (Clause export : exports) {
            assertTrue(export.name().startsWith(bundle.root()), export::toString);
            assertTrue(export.value("version").matches("\\d+\\.\\d+\\.\\d+"), export::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void nothingIsWiredByHand(BuiltBundle bundle) {
        assertEquals("", bundle.header("Bundle-Activator"));
        assertEquals("", bundle.header("DynamicImport-Package"));
        assertEquals("", bundle.header("Require-Bundle"));
    }

    private static int floor(String room) {
        return ROOMS.of(room).get(0).floor();
    }
}
