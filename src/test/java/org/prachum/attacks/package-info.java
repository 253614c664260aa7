/**
 * Attacks, generated for every route there is rather than for a list that somebody maintains: as the neighbour, from another site, under
 * another host's name, with what no person would type. Each shows first that there is data which could leak.
 */
package org.prachum.attacks;
