package org.prachum.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.metamodel.EntityType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.prachum.platform.persistence.provider.TenantDiscriminated;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.Provider;
import org.prachum.testing.Rows;

/** Each entity is read, stored, queried and changed by Hibernate and by EclipseLink, behind both walls, on the schema of the migrations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BothProvidersIT {

    private final FreshDatabase database = FreshDatabase.migrated();
    private final Map<Provider, EntityManagerFactory> factories = new EnumMap<>(Provider.class);

    BothProvidersIT() {
        database.withEveryGrant();
        for (Provider provider : Provider.values()) {
            factories.put(provider, provider.open(database));
        }
    }

    @AfterAll
    void close() {
        factories.values().forEach(EntityManagerFactory::close);
    }

    Stream<Arguments> entities() {
        return Stream.of(Provider.values())
                .flatMap(provider -> factories.get(provider).getMetamodel().getEntities().stream()
                        .map(EntityType::getJavaType)
                        .map(entity -> Arguments.of(provider, entity)));
    }

    Stream<Arguments> tenantsEntities() {
        return entities().filter(arguments -> TenantOwned.class.isAssignableFrom((Class<?>) arguments.get()[1]));
    }

    @Test
    void bothKnowTheSameEntities() {
        assertThat(names(Provider.ECLIPSELINK)).isNotEmpty().isEqualTo(names(Provider.HIBERNATE));
    }

    @ParameterizedTest
    @MethodSource("entities")
    void whatOneOfThemStoredIsReadAsItWas(Provider provider, Class<?> entity) {
        UUID tenant = database.organization();
        Object original = in(provider, tenant, database -> find(database, entity, row(entity, tenant)));
        database.sql("delete from " + Provider.table(entity) + " where id = ?", idOf(original));

        Object copy = copy(original);
        in(provider, idTenant(original, tenant), database -> {
            database.persist(copy);
            return null;
        });
        for (Provider reader : Provider.values()) {
            Object read = in(reader, tenant, database -> database.find(entity, idOf(original)));
            assertThat(read).as("stored by %s, read by %s", provider, reader).isNotNull();
            assertThat(told(read)).isEqualTo(told(original));
        }
    }

    /** An id of somebody who may be nobody. */
    @ParameterizedTest
    @MethodSource("entities")
    void whatPointsAtNothingIsReadAndStored(Provider provider, Class<?> entity) {
        UUID tenant = database.organization();
        UUID id = row(entity, tenant);
        String table = Provider.table(entity);
        for (String column : database.ask(
                "select attname from pg_attribute where attrelid = cast('" + table + "' as regclass) and atttypid = cast('uuid' as regtype) "
                        + "and attnum > 0 and not attnotnull and not attisdropped")) {
            database.sql("update " + table + " set " + column + " = null where id = ?", id);
        }
        Object original = in(provider, tenant, database -> find(database, entity, id));
        database.sql("delete from " + table + " where id = ?", id);
        Object copy = copy(original);
        in(provider, idTenant(original, tenant), database -> {
            database.persist(copy);
            return null;
        });
        assertThat(told(in(provider, tenant, database -> database.find(entity, id)))).isEqualTo(told(original));
    }

    @ParameterizedTest
    @MethodSource("tenantsEntities")
    void isFoundByAQuery(Provider provider, Class<?> entity) {
        UUID tenant = database.organization();
        UUID id = row(entity, tenant);
        String query = "select e from " + entity.getSimpleName() + " e where e.id in :ids order by e.version";
        List<TenantOwned> found = in(provider, tenant, database -> database.createQuery(query, TenantOwned.class)
                .setParameter("ids", List.of(id))
                .setMaxResults(1)
                .getResultList());
        assertThat(found).extracting(TenantOwned::getId).containsExactly(id);
    }

    @ParameterizedTest
    @MethodSource("tenantsEntities")
    void countsItsChanges(Provider provider, Class<?> entity) {
        UUID tenant = database.organization();
        UUID id = row(entity, tenant);
        in(provider, tenant, database -> database.find(entity, id, LockModeType.OPTIMISTIC_FORCE_INCREMENT));
        assertThat(database.ask("select version from " + Provider.table(entity) + " where id = ?", id)).containsExactly("1");
    }

    @ParameterizedTest
    @MethodSource("tenantsEntities")
    void isRemoved(Provider provider, Class<?> entity) {
        UUID tenant = database.organization();
        UUID id = row(entity, tenant);
        in(provider, tenant, database -> {
            database.remove(database.find(entity, id));
            return null;
        });
        assertThat(database.ask("select id from " + Provider.table(entity) + " where id = ?", id)).isEmpty();
    }

    /** The one way around the first wall: a row of another that somebody once held in their hands. The second stands behind it. */
    @ParameterizedTest
    @MethodSource("tenantsEntities")
    void aNeighbourRemovesOrMergesNoDetachedRow(Provider provider, Class<?> entity) {
        UUID acme = database.organization();
        UUID bea = database.organization();
        UUID id = row(entity, acme);
        Object detached = in(provider, acme, database -> database.find(entity, id));

        attempt(provider, bea, database -> {
            database.remove(database.merge(detached));
            return null;
        });
        attempt(provider, bea, database -> database.merge(detached));
        assertThat(database.ask("select tenant_id || ' ' || version from " + Provider.table(entity) + " where id = ?", id))
                .contains(acme + " 0");
        Map<String, Object> left = in(provider, acme, database -> stored(database.find(entity, id)));
        assertThat(left).isEqualTo(stored(detached));
    }

    /** Whatever it stores carries the tenant of the transaction, and another's is refused. */
    @ParameterizedTest
    @MethodSource("tenantsEntities")
    void storesNothingForAnother(Provider provider, Class<?> entity) {
        UUID acme = database.organization();
        UUID id = row(entity, acme);
        Object copy = copy(in(provider, acme, database -> database.find(entity, id)));
        database.sql("delete from " + Provider.table(entity) + " where id = ?", id);
        EntityManager entityManager = provider.enter(factories.get(provider), acme);
        try {
            entityManager
                    .createNativeQuery("select set_config('app.tenant_id', ?1, true)")
                    .setParameter(1, database.organization().toString())
                    .getSingleResult();
            entityManager.persist(copy);
            assertThatThrownBy(entityManager::flush)
                    .isInstanceOf(PersistenceException.class)
                    .hasStackTraceContaining("row-level security");
        } finally {
            entityManager.getTransaction().rollback();
            entityManager.close();
        }
    }

    private Set<String> names(Provider provider) {
        return factories.get(provider).getMetamodel().getEntities().stream()
                .map(EntityType::getName)
                .collect(Collectors.toSet());
    }

    private UUID row(Class<?> entity, UUID tenant) {
        return Provider.table(entity).equals("organization") ? tenant : new Rows(database).of(Provider.table(entity), tenant).id();
    }

    private static Object find(EntityManager database, Class<?> entity, UUID id) {
        Object found = database.find(entity, id);
        assertThat(found).isNotNull();
        return found;
    }

    /** An organization is added inside itself. */
    /** An organization writes its own row alone. */
    private static UUID idTenant(Object row, UUID tenant) {
        return row.getClass().getSimpleName().equals("Organization") ? idOf(row) : tenant;
    }

    private <T> T in(Provider provider, UUID tenant, Function<EntityManager, T> work) {
        EntityManager entityManager = provider.enter(factories.get(provider), tenant);
        try {
            T answer = work.apply(entityManager);
            entityManager.getTransaction().commit();
            return answer;
        } finally {
            if (entityManager.getTransaction().isActive()) {
                entityManager.getTransaction().rollback();
            }
            entityManager.close();
        }
    }

    /** Refused or without effect: either will do. */
    private void attempt(Provider provider, UUID tenant, Function<EntityManager, Object> work) {
        try {
            in(provider, tenant, work);
        } catch (PersistenceException | IllegalArgumentException refused) {
            assertThat(refused).isNotNull();
        }
    }

    private static UUID idOf(Object row) {
        return fields(row.getClass())
                .filter(field -> field.isAnnotationPresent(Id.class))
                .map(field -> (UUID) read(field, row))
                .findFirst()
                .orElseThrow();
    }

    /** What persisting stores: not what only the database writes, nor the first version, which is the provider's own affair, 0 or 1. */
    private static Map<String, Object> told(Object row) {
        Map<String, Object> values = stored(row);
        values.remove("version");
        fields(row.getClass())
                .filter(field -> field.isAnnotationPresent(Column.class))
                .filter(field -> !field.getAnnotation(Column.class).insertable())
                .forEach(field -> values.remove(field.getName()));
        return values;
    }

    /** Everything it keeps, by field; what embeds is opened. */
    private static Map<String, Object> stored(Object row) {
        Map<String, Object> values = new TreeMap<>();
        fields(row.getClass()).forEach(field -> {
            Object value = read(field, row);
            boolean embedded = value != null && value.getClass().getName().startsWith("org.prachum") && !value.getClass().isEnum();
            if (embedded) {
                stored(value).forEach((name, part) -> values.put(field.getName() + "." + name, part));
            } else if (value instanceof byte[] bytes) {
                values.put(field.getName(), HexFormat.of().formatHex(bytes));
            } else if (value != null) {
                values.put(field.getName(), value);
            }
        });
        return values;
    }

    /** A new object with the same in it, as nobody but a test can make it. */
    private static Object copy(Object row) {
        try {
            Constructor<?> constructor = row.getClass().getDeclaredConstructor();
            constructor.setAccessible(true);
            Object copy = constructor.newInstance();
            for (Field field : fields(row.getClass()).toList()) {
                field.set(copy, field.get(row));
            }
            return copy;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Stream<Field> fields(Class<?> type) {
        return Stream.<Class<?>>iterate(type, next -> next != null && next != Object.class, Class::getSuperclass)
                .filter(declaring -> declaring != TenantDiscriminated.class)
                .flatMap(declaring -> Stream.of(declaring.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                .peek(field -> field.setAccessible(true));
    }

    private static Object read(Field field, Object row) {
        try {
            return field.get(row);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
