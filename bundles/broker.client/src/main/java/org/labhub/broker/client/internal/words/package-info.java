/** Between the words of the API and those of the wire. */
package org.labhub.broker.client.internal.words;
