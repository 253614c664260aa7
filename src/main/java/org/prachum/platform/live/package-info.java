/**
 * News between nodes and to screens. A dispatcher sends {@code NOTIFY}; {@link org.prachum.platform.live.LiveListener} hears it on every
 * node and tells it as {@link org.prachum.platform.live.Heard}; caches forget, and open screens are told by
 * {@link org.prachum.platform.live.LiveScreens} to read again; what they are reached by is another class ({@code EventStream}). News carries no data: whoever reads, reads with their own rights.
 */
package org.prachum.platform.live;
