package org.labhub.schema.internal.registry;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.labhub.api.schema.SchemaOwner;
import org.labhub.api.schema.SchemaProblem;
import org.labhub.api.schema.SchemaRefused;

/** What could not be registered, and why: shown as long as it is so, logged once. */
final class Problems {

    private static final System.Logger LOG = System.getLogger(Problems.class.getName());

    private final Map<SchemaOwner, SchemaProblem> problems = new ConcurrentSkipListMap<>();

    void report(SchemaOwner owner, SchemaRefused refused) {
        SchemaProblem problem =
                new SchemaProblem(owner.toString(), String.valueOf(refused.getMessage()), refused.remedy());
        if (!problem.equals(problems.put(owner, problem))) {
            LOG.log(System.Logger.Level.WARNING, "{0}: {1}. {2}", problem.where(), problem.what(), problem.remedy());
        }
    }

    void solved(SchemaOwner owner) {
        problems.remove(owner);
    }

    boolean has(SchemaOwner owner) {
        return problems.containsKey(owner);
    }

    List<SchemaProblem> all() {
        return List.copyOf(problems.values());
    }
}
