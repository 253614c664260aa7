/**
 * What an organization sees of itself: the admin's overview of today, and how many registered, when, from where, and how many of the
 * directory that is.
 *
 * <p>The hard decision: nothing is counted ahead. Two statements add up what is asked for, by quarters of an hour and by sections, and
 * everything that is shown follows from these: an hour or a day begins where the organization's zone says, which no index could know.
 */
package org.prachum.statistics;
