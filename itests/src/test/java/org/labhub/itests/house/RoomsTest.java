package org.labhub.itests.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest that was built, against the table of rooms in docs/architecture.md. */
final class RoomsTest {

    private static final Pattern LIBRARY =
            Pattern.compile("org\\.agrona|org\\.zeromq|com\\.fasterxml|com\\.sun\\.jna|org\\.slf4j|org\\.bouncycastle");

    static Stream<BuiltBundle> bundles() throws IOException {
        return BuiltBundle.all().stream();
    }

    private static Room roomOf(BuiltBundle bundle) throws IOException {
        List<Room> rooms =
                Room.all().stream().filter(room -> room.isOf(bundle.folder())).toList();
        assertEquals(1, rooms.size(), bundle + " needs one row in the table of rooms, and has " + rooms);
        return rooms.get(0);
    }

    @Test
    void thereAreBundles() throws IOException {
        assertTrue(bundles().anyMatch(bundle -> bundle.folder().equals("api")));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void itImportsFromItsRowAlone(BuiltBundle bundle) throws IOException {
        Room room = roomOf(bundle);
        List<String> strangers = bundle.packages("Import-Package").stream()
                .filter(name -> name.startsWith("org.labhub."))
                .map(RoomsTest::roomOf)
                .filter(imported -> !imported.equals(bundle.folder()))
                .filter(imported -> !room.mayImport().contains(imported))
                .distinct()
                .toList();
        assertEquals(List.of(), strangers);
    }

    /** The room that a package belongs to. */
    private static String roomOf(String name) {
        String inside = name.substring("org.labhub.".length());
        return inside.startsWith("api.") ? "api" : inside;
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void itIsCalledAsItsFolder(BuiltBundle bundle) {
        assertEquals("org.labhub." + bundle.folder(), bundle.header("Bundle-SymbolicName"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void itExportsNothingButWhatIsCalledAsItself(BuiltBundle bundle) {
        String own = "org.labhub." + bundle.folder();
        List<String> others = bundle.packages("Export-Package").stream()
                .filter(name -> bundle.folder().equals("api") ? !name.startsWith(own + ".") : !name.equals(own))
                .toList();
        assertEquals(List.of(), others);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void itShowsNoTypeOfALibrary(BuiltBundle bundle) {
        Matcher shown = LIBRARY.matcher(bundle.header("Export-Package"));
        assertTrue(!shown.find(), () -> bundle + " shows " + shown.group());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void itHasNoActivator(BuiltBundle bundle) {
        assertEquals("", bundle.header("Bundle-Activator"));
    }
}
