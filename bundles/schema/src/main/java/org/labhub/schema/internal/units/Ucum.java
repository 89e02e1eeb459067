package org.labhub.schema.internal.units;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;
import org.labhub.schema.internal.layout.Names;

/** All of UCUM, read from the library's own table when the first unit asks for it: that takes a moment. */
final class Ucum {

    private static final class Table {
        static final UcumService SERVICE = load();
    }

    private Ucum() {}

    private static UcumService load() {
        try (InputStream essence = Ucum.class.getResourceAsStream("/ucum-essence.xml")) {
            return new UcumEssenceService(essence);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (UcumException broken) {
            throw new IllegalStateException("the table of UCUM cannot be read", broken);
        }
    }

    /** What is wrong with a code, or empty. The library's parser lets a few slips pass, and trips over others. */
    static Optional<String> fault(String code) {
        if (code.contains("//") || !isBalanced(code)) {
            return Optional.of("its slashes or brackets do not fit");
        }
        try {
            return Optional.ofNullable(Table.SERVICE.validate(code)).map(Names::oneLine);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException tripped) {
            return Optional.of("it cannot be read");
        }
    }

    private static boolean isBalanced(String code) {
        int open = 0;
        for (int i = 0; i < code.length() && open >= 0; i++) {
            open += code.charAt(i) == '(' ? 1 : code.charAt(i) == ')' ? -1 : 0;
        }
        return open == 0;
    }
}
