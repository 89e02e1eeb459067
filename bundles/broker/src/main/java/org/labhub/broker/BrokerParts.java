package org.labhub.broker;

import java.util.function.Supplier;
import org.labhub.api.schema.SchemaParser;
import org.labhub.api.schema.SchemaRegistry;
import org.labhub.api.security.Audit;
import org.labhub.api.security.HubIdentity;
import org.labhub.api.security.Trust;
import org.labhub.security.KeyPair;

/**
 * What a broker needs.
 *
 * @param settings how it behaves
 * @param hub whose broker it is
 * @param keys its own; when they change it listens again, with the new ones
 * @param trust whose keys are trusted
 * @param audit takes refusals
 * @param schemas the hub's
 * @param parser reads schemas
 */
public record BrokerParts(
        BrokerSettings settings,
        HubIdentity hub,
        Supplier<KeyPair> keys,
        Trust trust,
        Audit audit,
        SchemaRegistry schemas,
        SchemaParser parser) {}
