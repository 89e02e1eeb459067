package org.labhub.itests.rooms;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what others can see of a class and is neither Java's, nor OSGi's, nor ours. */
final class SpeakOurWords extends ArchCondition<JavaClass> {

    private static final List<String> OURS = List.of("java.", "org.labhub.", "org.osgi.");

    SpeakOurWords() {
        super("speak the words of Java, OSGi and LabHub only");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (!isSeen(type.getModifiers())) {
            return;
        }
        Stream<JavaClass> parents = Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
        Stream<JavaClass> members = type.getMembers().stream()
                .filter(member -> isSeen(member.getModifiers()))
                .flatMap(SpeakOurWords::typesOf);
        Stream.concat(parents, members)
                .filter(used -> !used.isPrimitive() && isForeign(used.getBaseComponentType()))
                .forEach(used ->
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " shows " + used.getName())));
    }

    private static Stream<JavaClass> typesOf(JavaMember member) {
        Stream<JavaClass> involved = member.getAllInvolvedRawTypes().stream();
        return member instanceof JavaCodeUnit code
                ? Stream.concat(involved, Stream.of(code.getExceptionTypes()).flatMap(Collection::stream))
                : involved;
    }

    private static boolean isSeen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static boolean isForeign(JavaClass type) {
        return !type.isPrimitive() && OURS.stream().noneMatch(type.getName()::startsWith);
    }
}
