package org.prachum.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.metamodel.EntityType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.Provider;
import org.prachum.testing.Rows;

/**
 * The first wall without the second: row-level security is off, JPA alone keeps organizations apart, whichever provider it is, for each
 * entity there is.
 *
 * <p>What this wall cannot see is not tried here: native SQL, and the removal of a detached row. That is what the second is for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstWallIT {

    private final FreshDatabase database = FreshDatabase.migrated();
    private final Map<Provider, EntityManagerFactory> factories = new EnumMap<>(Provider.class);

    FirstWallIT() {
        database.withoutRowLevelSecurity();
        database.withEveryGrant();
        for (Provider provider : Provider.values()) {
            factories.put(provider, provider.open(database));
        }
    }

    @AfterAll
    void close() {
        factories.values().forEach(EntityManagerFactory::close);
    }

    /** A row of each of two organizations, of one entity. */
    private final class Pair {

        private final Provider provider;
        private final Class<?> entity;
        private final String table;
        private final UUID bea = database.organization();
        private final UUID theirs;
        private final UUID own;

        Pair(Provider provider, Class<?> entity) {
            this.provider = provider;
            this.entity = entity;
            this.table = Provider.table(entity);
            Rows rows = new Rows(database);
            this.theirs = rows.of(table, database.organization()).id();
            this.own = rows.of(table, bea).id();
        }

        <T> T asBea(EntityManagerFactory factory, Function<EntityManager, T> work) {
            EntityManager entityManager = provider.enter(factory, bea);
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

        <T> T asBea(Function<EntityManager, T> work) {
            return asBea(factories.get(provider), work);
        }

        String name() {
            return entity.getSimpleName();
        }

        List<String> version(UUID row) {
            return database.ask("select version from " + table + " where id = ?", row);
        }
    }

    Stream<Arguments> entities() {
        return Stream.of(Provider.values())
                .flatMap(provider -> factories.get(provider).getMetamodel().getEntities().stream()
                        .map(EntityType::getJavaType)
                        .filter(TenantOwned.class::isAssignableFrom)
                        .map(entity -> Arguments.of(provider, entity)));
    }

    @ParameterizedTest
    @MethodSource("entities")
    void findsOnlyItsOwn(Provider provider, Class<?> entity) {
        Pair pair = new Pair(provider, entity);
        assertThat(pair.<Object>asBea(database -> database.find(entity, pair.own))).isNotNull();
        assertThat(pair.<Object>asBea(database -> database.find(entity, pair.theirs))).isNull();
        assertThat(pair.<Object>asBea(database -> database.find(entity, pair.theirs, LockModeType.PESSIMISTIC_WRITE))).isNull();
    }

    @ParameterizedTest
    @MethodSource("entities")
    void aReferenceToAnothersRowLeadsNowhere(Provider provider, Class<?> entity) {
        Pair pair = new Pair(provider, entity);
        Function<EntityManager, Long> ofOwn = database -> ((TenantOwned) database.getReference(entity, pair.own)).getVersion();
        Function<EntityManager, Long> ofTheirs = database -> ((TenantOwned) database.getReference(entity, pair.theirs)).getVersion();
        assertThat(pair.asBea(ofOwn)).isZero();
        assertThatThrownBy(() -> pair.asBea(ofTheirs)).isInstanceOf(EntityNotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void queriesAnswerOnlyItsOwn(Provider provider, Class<?> entity) {
        Pair pair = new Pair(provider, entity);
        List<UUID> all = pair.asBea(database -> ids(database, entity));
        Long count = pair.asBea(database -> database.createQuery(
                        "select count(e) from " + pair.name() + " e", Long.class)
                .getSingleResult());
        List<UUID> asked = pair.asBea(database -> database.createQuery(
                        "select e.id from " + pair.name() + " e where e.id = :id or 1 = 1", UUID.class)
                .setParameter("id", pair.theirs)
                .getResultList());
        assertThat(all).containsExactly(pair.own);
        assertThat(count).isEqualTo(1);
        assertThat(asked).containsExactly(pair.own);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void criteriaAnswerOnlyItsOwn(Provider provider, Class<?> entity) {
        Pair pair = new Pair(provider, entity);
        int answered = pair.asBea(database -> {
            var criteria = database.getCriteriaBuilder().createQuery(Object.class);
            criteria.select(criteria.from(entity));
            return database.createQuery(criteria).getResultList().size();
        });
        assertThat(answered).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("entities")
    void bulkUpdatesChangeOnlyItsOwn(Provider provider, Class<?> entity) {
        Pair pair = new Pair(provider, entity);
        int changed = pair.asBea(database -> database.createQuery(
                        "update " + pair.name() + " e set e.version = e.version + 7")
                .executeUpdate());
        assertThat(changed).isEqualTo(1);
        assertThat(pair.version(pair.own)).containsExactly("7");
        assertThat(pair.version(pair.theirs)).containsExactly("0");
    }

    @ParameterizedTest
    @MethodSource("entities")
    void bulkDeletesTakeOnlyItsOwn(Provider provider, Class<?> entity) {
        Pair pair = new Pair(provider, entity);
        int deleted = pair.asBea(database -> database.createQuery("delete from " + pair.name() + " e").executeUpdate());
        assertThat(deleted).isEqualTo(1);
        assertThat(pair.version(pair.own)).isEmpty();
        assertThat(pair.version(pair.theirs)).containsExactly("0");
    }

    /** Without the provider's filter the same questions answer everybody's rows, so each of the tests above would have shown it. */
    @ParameterizedTest
    @EnumSource
    void withoutTheWallQueriesAnswerEverybodys(Provider provider) {
        try (EntityManagerFactory unguarded = provider.openUnguarded(database)) {
            entities().filter(arguments -> arguments.get()[0] == provider).forEach(arguments -> {
                Class<?> entity = (Class<?>) arguments.get()[1];
                Pair pair = new Pair(provider, entity);
                List<UUID> all = pair.asBea(unguarded, database -> ids(database, entity));
                assertThat(all).contains(pair.own, pair.theirs);
                assertThat(pair.<Object>asBea(unguarded, database -> database.find(entity, pair.theirs))).isNotNull();
            });
        }
    }

    private static List<UUID> ids(EntityManager database, Class<?> entity) {
        return database.createQuery("select e from " + entity.getSimpleName() + " e", TenantOwned.class).getResultList().stream()
                .map(TenantOwned::getId)
                .toList();
    }
}
