/** A simulated oscilloscope: two traces, noise, a trigger, and faults that can be switched on. */
package org.labhub.driver.scope.internal;
