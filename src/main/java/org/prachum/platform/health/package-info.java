/** Whether this node serves. */
package org.prachum.platform.health;
