/** Where messages are taken, judged and answered, on the broker's one thread. */
package org.labhub.broker.internal.desk;
