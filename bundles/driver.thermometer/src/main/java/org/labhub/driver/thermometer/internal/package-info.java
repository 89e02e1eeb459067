/** A simulated thermometer, with faults that can be switched on. */
package org.labhub.driver.thermometer.internal;
