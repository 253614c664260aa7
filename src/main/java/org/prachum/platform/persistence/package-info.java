/**
 * How rows are reached: one persistence context ({@link org.prachum.platform.persistence.Database}), one way to a transaction
 * ({@link org.prachum.platform.persistence.UseCase}), one base of whatever an organization owns
 * ({@link org.prachum.platform.persistence.TenantOwned}).
 *
 * <p>The hard decision: an organization is kept apart twice. The provider adds the tenant to each JPA query; PostgreSQL's row-level
 * security refuses what slips by. Each is proved without the other, and the application does not start as a role that could walk
 * around the second ({@link org.prachum.platform.persistence.Walls}).
 */
package org.prachum.platform.persistence;
