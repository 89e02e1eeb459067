/** The systems that are measured, each doing the same work. */
package org.labhub.benchmarks.contender;
