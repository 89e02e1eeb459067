package org.labhub.broker.internal.desk;

import org.labhub.broker.internal.registry.Refused;
import org.labhub.broker.protocol.Message;

/** Answers one type of request. */
@FunctionalInterface
interface Handler<M extends Message> {

    Message answer(Request<M> request) throws Refused;
}
