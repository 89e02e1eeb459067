package org.labhub.broker.internal.desk;

import org.labhub.broker.internal.registry.Session;
import org.labhub.broker.protocol.Message;

/**
 * One message that has passed every check.
 *
 * @param <M> its body
 * @param session who says it
 * @param body what it says
 * @param now the broker's clock when it was taken
 */
record Request<M extends Message>(Session session, M body, long now) {}
