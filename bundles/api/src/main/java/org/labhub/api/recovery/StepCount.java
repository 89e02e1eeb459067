package org.labhub.api.recovery;

/**
 * How often steps of one kind ended in one way.
 *
 * @param action what the step changes
 * @param outcome what became of it
 * @param times how often
 */
public record StepCount(RecoveryStep.Action action, StepResult.Outcome outcome, long times) {}
