/** The driver of a @name@. */
package org.labhub.driver.@name@.internal;
