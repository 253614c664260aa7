/** The wire: JSON in snake_case, problem documents for what went wrong. */
package org.prachum.platform.rest;
