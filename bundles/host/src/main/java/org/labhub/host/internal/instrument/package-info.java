/** Driving an instrument: its states, its thread, its pauses. */
package org.labhub.host.internal.instrument;
