/** A signal generator that needs no hardware. */
package org.labhub.driver.sine.internal;
