/** Writes readings of a thermometer to a CSV file. */
package org.labhub.listener.csv.internal;
