package org.labhub.console.internal.recovery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.labhub.api.recovery.Finding;
import org.labhub.api.recovery.Remedy;
import org.labhub.api.recovery.Remedy.Kind;

/** What a person wants done, as it stands in an address, in the words of an action, or in the command of a finding. */
final class Wish {

    private static final Map<String, Kind> VERBS_OF_OTHER_NAMES = Map.of("validate", Kind.REPAIR);

    private Wish() {}

    /** From words by name; what is missing is empty. */
    static Remedy of(UnaryOperator<String> word) {
        Kind kind = kind(word.apply("remedy"))
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no remedy \"" + word.apply("remedy") + "\"."));
        return new Remedy(
                kind, word.apply("target").strip(), !word.apply("force").isEmpty());
    }

    /** What the command of a finding would do; empty if it names none. */
    static Optional<Remedy> of(Finding finding) {
        List<String> words = List.of(finding.command().split(" ", -1));
        String verb = words.size() > 1 ? words.get(1) : "";
        return Optional.ofNullable(VERBS_OF_OTHER_NAMES.get(verb))
                .or(() -> kind(verb))
                .map(kind -> new Remedy(kind, behind(words, "--slot", "--consumer"), words.contains("--force")));
    }

    private static Optional<Kind> kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(kind -> name(kind).equals(word))
                .findFirst();
    }

    private static String behind(List<String> words, String... options) {
        return Arrays.stream(options)
                .mapToInt(words::indexOf)
                .filter(at -> at >= 0 && at + 1 < words.size())
                .mapToObj(at -> words.get(at + 1))
                .findFirst()
                .orElse("");
    }

    static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The end of the address of the page that shows its plan. */
    static String query(String block, Remedy remedy) {
        return "?block=" + encoded(block) + "&remedy=" + name(remedy.kind()) + "&target=" + encoded(remedy.target())
                + (remedy.force() ? "&force=on" : "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
