package org.prachum.platform.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;

/** The one door to the database: the persistence context that finders inject, and the pool beneath it. */
@ApplicationScoped
public class Database {

    @Produces
    @PersistenceContext(unitName = "prachum")
    private EntityManager entityManager;

    @Resource(name = "jdbc/prachum")
    private DataSource dataSource;

    @Resource(name = "jdbc/prachum-operator")
    private DataSource operatorDataSource;

    @Produces
    @ApplicationScoped
    @OperatorPool
    DataSource operatorPool() {
        return operatorDataSource;
    }

    /** For the few statements that are not JPA's business. Who uses it says the tenant in the same round trip. */
    @Produces
    @ApplicationScoped
    @Pool
    DataSource pool() {
        return dataSource;
    }
}
