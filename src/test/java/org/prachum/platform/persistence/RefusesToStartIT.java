package org.prachum.platform.persistence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.prachum.platform.config.Settings;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.WildFly;

/** A node whose walls would be paper, or whose schema is not the one it was written for, does not open. */
class RefusesToStartIT {

    private final FreshDatabase database = FreshDatabase.migrated();

    /** Roles belong to all databases of the server: what was done to one is undone. */
    @AfterEach
    void restoreTheRole() {
        database.sql("alter role prachum_app nosuperuser nobypassrls");
        database.sql("revoke prachum_owner from prachum_app");
    }

    @Test
    void opensOnWhatItWasGiven() {
        assertThatCode(() -> walls().mustStand()).doesNotThrowAnyException();
        assertThatCode(() -> withoutOwner(database).run()).doesNotThrowAnyException();
    }

    @Test
    void notAsASuperuser() {
        database.sql("alter role prachum_app superuser");
        assertThatThrownBy(() -> walls().mustStand())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Row-level security does not bind this installation: ")
                .hasMessageContaining("the role prachum_app is a superuser");
    }

    @Test
    void notWithBypassrls() {
        database.sql("alter role prachum_app bypassrls");
        assertThatThrownBy(() -> walls().mustStand())
                .hasMessage("Row-level security does not bind this installation: the role prachum_app has BYPASSRLS."
                        + " See server-config/postgres/roles.sql.");
    }

    @Test
    void notAsTheOwnerOfATable() {
        database.sql("alter table account owner to prachum_app");
        assertThatThrownBy(() -> walls().mustStand())
                .hasMessage("Row-level security does not bind this installation: "
                        + "the role prachum_app owns or may act as the owner of account. See server-config/postgres/roles.sql.");
    }

    @Test
    void notAsAMemberOfTheOwner() {
        database.sql("grant prachum_owner to prachum_app");
        assertThatThrownBy(() -> walls().mustStand())
                .hasMessageContaining("the role prachum_app owns or may act as the owner of account;");
    }

    @Test
    void notWithATableWithoutItsWall() {
        database.sql("alter table account no force row level security");
        database.sql("alter table meeting disable row level security");
        assertThatThrownBy(() -> walls().mustStand())
                .hasMessageContaining("the table account is not under forced row-level security")
                .hasMessageContaining("the table meeting is not under forced row-level security");
    }

    @Test
    void notWithMigrationsPendingThatItMayNotRun() {
        FreshDatabase empty = FreshDatabase.empty();
        assertThatThrownBy(() -> withoutOwner(empty).run())
                .hasMessageMatching("\\d+ migrations are pending, and this node may not run them: "
                        + "start one with PRACHUM_DB_OWNER_USER and PRACHUM_DB_OWNER_PASSWORD\\.");
    }

    /** The same once more as it is in production: the whole server, whose log says why. */
    @Test
    void theServerSaysWhyInItsLog() {
        Map<String, String> environment = new HashMap<>(FreshDatabase.empty().environment());
        environment.keySet().removeAll(Set.of("PRACHUM_DB_OWNER_USER", "PRACHUM_DB_OWNER_PASSWORD"));
        environment.put("PRACHUM_SECRET", "only-for-tests-0123456789-0123456789");

        assertThatThrownBy(() -> WildFly.start(environment))
                .hasMessageStartingWith("WildFly does not take ")
                .hasMessageContaining("migrations are pending, and this node may not run them");
    }

    private Walls walls() {
        Walls walls = new Walls();
        walls.pool = application(database);
        return walls;
    }

    private static Migrations withoutOwner(FreshDatabase database) {
        Migrations migrations = new Migrations();
        migrations.pool = application(database);
        migrations.settings = new Settings() {
            @Override
            public Optional<Login> owner() {
                return Optional.empty();
            }
        };
        return migrations;
    }

    private static DataSource application(FreshDatabase database) {
        return database.dataSource("prachum_app");
    }
}
