package org.prachum.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.prachum.platform.persistence.provider.HibernateTenantResolver;

/**
 * The two providers, each in the tests' own JVM on the application's own {@code persistence.xml}: what a server adds (its data source, its
 * transactions, who the tenant is) comes from here.
 */
public enum Provider {
    HIBERNATE("org.hibernate.jpa.HibernatePersistenceProvider") {
        @Override
        void unguarded(Map<String, Object> properties) {
            properties.put("hibernate.tenant_identifier_resolver", new Entered(true));
        }
    },
    ECLIPSELINK("org.eclipse.persistence.jpa.PersistenceProvider") {
        @Override
        void unguarded(Map<String, Object> properties) {
            properties.put("eclipselink.session.customizer", WithoutTenants.class.getName());
        }
    };

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger HIBERNATE_LOG = Logger.getLogger("org.hibernate");

    private static final ThreadLocal<UUID> TENANT = ThreadLocal.withInitial(() -> new UUID(0, 0));

    private final String type;

    Provider(String type) {
        this.type = type;
    }

    /** Serves as the application's role. */
    public EntityManagerFactory open(FreshDatabase database) {
        return Persistence.createEntityManagerFactory("prachum", properties(database));
    }

    /** The same without the first wall: for controls. */
    public EntityManagerFactory openUnguarded(FreshDatabase database) {
        Map<String, Object> properties = properties(database);
        unguarded(properties);
        return Persistence.createEntityManagerFactory("prachum", properties);
    }

    /** A persistence context in a transaction of that organization, as a use case has it: both walls know whose it is. */
    public EntityManager enter(EntityManagerFactory factory, UUID tenant) {
        TENANT.set(tenant);
        EntityManager entityManager = factory.createEntityManager(Map.of("eclipselink.tenant-id", tenant));
        entityManager.getTransaction().begin();
        entityManager
                .createNativeQuery("select set_config('app.tenant_id', ?1, true)")
                .setParameter(1, tenant.toString())
                .getSingleResult();
        return entityManager;
    }

    /** The table of an entity. */
    public static String table(Class<?> entity) {
        Table table = entity.getAnnotation(Table.class);
        return table == null ? entity.getSimpleName().toLowerCase(Locale.ROOT) : table.name();
    }

    abstract void unguarded(Map<String, Object> properties);

    private Map<String, Object> properties(FreshDatabase database) {
        HIBERNATE_LOG.setLevel(Level.WARNING);
        DataSource application = database.dataSource("prachum_app");
        Map<String, Object> properties = new HashMap<>();
        properties.put("jakarta.persistence.provider", type);
        properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        properties.put("jakarta.persistence.nonJtaDataSource", application);
        properties.put("jakarta.persistence.validation.mode", "NONE");
        properties.put("hibernate.tenant_identifier_resolver", new Entered(false));
        // Factories of the same unit are shared by name otherwise, guarded or not.
        properties.put("eclipselink.session-name", name() + UUID.randomUUID());
        return properties;
    }

    /** Takes away what {@code eclipselink-orm.xml} says of tenants, before the session makes its queries. */
    public static final class WithoutTenants implements SessionCustomizer {

        @Override
        public void customize(Session session) {
            session.getDescriptors().values().forEach(entity -> entity.setMultitenantPolicy(null));
        }
    }

    /** Knows the tenant from {@link #enter} instead of from the running request. */
    private static final class Entered extends HibernateTenantResolver {

        private final boolean everybody;

        Entered(boolean everybody) {
            this.everybody = everybody;
        }

        @Override
        public UUID resolveCurrentTenantIdentifier() {
            return TENANT.get();
        }

        @Override
        public boolean isRoot(UUID tenant) {
            return everybody;
        }
    }
}
