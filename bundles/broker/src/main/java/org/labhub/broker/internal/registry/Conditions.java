package org.labhub.broker.internal.registry;

import org.labhub.broker.protocol.Consuming;
import org.labhub.broker.protocol.ErrorCode;
import org.labhub.broker.protocol.Offering.RegReq;
import org.labhub.broker.protocol.SchemaRef;

/** What must hold before somebody is let onto a channel that is there already. Changes nothing. */
final class Conditions {

    private Conditions() {}

    /** One producer a channel, and the same shape again unless it hands the channel over to itself. */
    static void checkRenewal(ChannelEntry entry, Session session, RegReq offer) throws Refused {
        Member owner = entry.producer();
        boolean same = owner.uid().equals(offer.uid())
                && owner.session().key().key().equals(session.key().key());
        if (!same) {
            throw new Refused(
                    ErrorCode.CHANNEL_TAKEN,
                    offer.channel() + ": " + offer.uid() + " (" + session.key().name() + ", pid " + session.pid()
                            + ") wants the channel of " + owner.uid());
        }
        boolean handOver =
                offer.replaces() != 0 && offer.replaces() == entry.offer().instance();
        if (!handOver && !sameShape(entry.offer(), offer)) {
            throw new Refused(
                    ErrorCode.SCHEMA_MISMATCH,
                    offer.channel() + ": the channel has "
                            + text(entry.offer().schema()) + ", not " + text(offer.schema()) + " as pid "
                            + session.pid() + " says");
        }
    }

    private static boolean sameShape(RegReq a, RegReq b) {
        return a.schema().hash().equals(b.schema().hash())
                && a.flex().hash().equals(b.flex().hash())
                && a.transport() == b.transport();
    }

    /** A consumer gets what the channel has, or nothing. */
    static void checkFits(RegReq offer, Consuming.ConsumerRegReq request) throws Refused {
        if (offer.transport() != request.transport()) {
            throw new Refused(
                    ErrorCode.TRANSPORT_MISMATCH,
                    offer.channel() + " goes by " + offer.transport() + ", not by " + request.transport());
        }
        if (!request.expects().isNone()
                && !request.expects().hash().equals(offer.schema().hash())) {
            throw new Refused(
                    ErrorCode.SCHEMA_MISMATCH,
                    offer.channel() + " has " + text(offer.schema()) + ", not " + text(request.expects()));
        }
        if (request.policy().isQueueing() && request.policy().compareTo(offer.policy()) > 0) {
            throw new Refused(
                    ErrorCode.POLICY_MISMATCH,
                    offer.channel() + " grants " + offer.policy() + " at most, not " + request.policy());
        }
    }

    private static String text(SchemaRef schema) {
        return schema.isNone()
                ? "no schema"
                : schema.id() + " " + schema.version() + " " + schema.hash().substring(0, 12);
    }
}
