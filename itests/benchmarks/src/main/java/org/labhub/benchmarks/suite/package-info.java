/** What is measured for each goal, and how a pair of teams plays for it. */
package org.labhub.benchmarks.suite;
