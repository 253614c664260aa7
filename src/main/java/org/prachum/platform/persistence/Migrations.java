package org.prachum.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;
import org.prachum.platform.config.Settings;

/** The schema's history. Only a node that was given the owner's credentials changes it; any other refuses to serve what is behind. */
@ApplicationScoped
class Migrations {

    @Inject
    Settings settings;

    @Inject
    @Pool
    DataSource pool;

    void run() {
        settings.owner().ifPresentOrElse(this::migrate, this::mustBeUpToDate);
    }

    private void migrate(Settings.Login owner) {
        PGSimpleDataSource asOwner = new PGSimpleDataSource();
        asOwner.setUrl(owner.url());
        asOwner.setUser(owner.user());
        asOwner.setPassword(owner.password());
        flyway().dataSource(asOwner).load().migrate();
    }

    private void mustBeUpToDate() {
        int pending = flyway().dataSource(pool).load().info().pending().length;
        if (pending > 0) {
            throw new IllegalStateException(pending + " migrations are pending, and this node may not run them: "
                    + "start one with PRACHUM_DB_OWNER_USER and PRACHUM_DB_OWNER_PASSWORD.");
        }
    }

    private static FluentConfiguration flyway() {
        return Flyway.configure(Migrations.class.getClassLoader())
                .locations("classpath:db/migration")
                .validateMigrationNaming(true);
    }
}
