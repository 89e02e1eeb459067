/** Processes that do one thing together, a round at a time. */
package org.labhub.benchmarks.team;
