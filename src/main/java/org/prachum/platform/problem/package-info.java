/**
 * The kinds of trouble, decided once: a {@link org.prachum.platform.problem.Refusal} is a sentence for a person, a
 * {@link org.prachum.platform.problem.Missing} is 404 whoever asks, and anything else is a bug of ours: 500 with an incident id that
 * stands in the log, and nothing of the inside shown.
 */
package org.prachum.platform.problem;
