package org.labhub.broker.internal.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.labhub.api.security.KeyRole;
import org.labhub.api.security.TrustedKey;
import org.labhub.broker.protocol.ErrorCode;

/**
 * Who may attach to or publish on a channel: {@code attach lab.secret.* operator,key:anna}. A {@code *} stands for any
 * text. Every rule that matches must allow it, so the most restrictive wins; where none matches, the key's role decides.
 */
public final class AccessRules {

    private static final Set<String> ROLES = Arrays.stream(KeyRole.values())
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final List<Rule> rules;

    private AccessRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    private record Rule(String verb, Pattern channels, Set<String> allowed, String text) {

        boolean allows(TrustedKey key) {
            return allowed.contains("anybody")
                    || allowed.contains(key.role().name().toLowerCase(Locale.ROOT))
                    || allowed.contains("key:" + key.name());
        }
    }

    /**
     * Reads rules; an unknown word is refused.
     *
     * @param texts {@code attach|publish GLOB WHO[,WHO…]}, where WHO is {@code anybody}, {@code nobody}, a role, or
     *     {@code key:NAME}
     * @return the rules
     */
    public static AccessRules parse(List<String> texts) {
        List<Rule> rules = new ArrayList<>();
        texts.forEach(text -> rules.add(rule(text)));
        return new AccessRules(rules);
    }

    private static Rule rule(String text) {
        String[] words = text.strip().split("\\s+", -1);
        if (words.length != 3 || !Set.of("attach", "publish").contains(words[0])) {
            throw refusal(text, "it is \"attach|publish GLOB WHO[,WHO]\"");
        }
        Set<String> allowed = Set.of(words[2].split(",", -1));
        allowed.stream().filter(who -> !isWord(who)).findFirst().ifPresent(who -> {
            throw refusal(text, "\"" + who + "\" is none of anybody, nobody, key:NAME, " + String.join(", ", ROLES));
        });
        return new Rule(words[0], glob(words[1]), allowed, text);
    }

    private static boolean isWord(String who) {
        return who.equals("anybody")
                || who.equals("nobody")
                || ROLES.contains(who)
                || who.matches("key:[A-Za-z0-9._-]+");
    }

    private static IllegalArgumentException refusal(String text, String rule) {
        return new IllegalArgumentException("the access rule \"" + text + "\" is refused: " + rule);
    }

    private static Pattern glob(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    void checkAttach(String channel, TrustedKey key) throws Refused {
        check("attach", channel, key);
    }

    void checkPublish(String channel, TrustedKey key) throws Refused {
        check("publish", channel, key);
    }

    private void check(String verb, String channel, TrustedKey key) throws Refused {
        for (Rule rule : rules) {
            if (rule.verb.equals(verb) && rule.channels.matcher(channel).matches() && !rule.allows(key)) {
                throw new Refused(
                        ErrorCode.FORBIDDEN,
                        "the rule \"" + rule.text + "\" excludes " + key.name() + " (" + key.role() + ") from "
                                + channel);
            }
        }
    }
}
