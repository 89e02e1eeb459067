/** What was measured, beside what it should be. */
package org.labhub.benchmarks.report;
