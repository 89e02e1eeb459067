/** Looks, plans and acts, and writes down what was done. */
package org.labhub.recovery.internal.care;
