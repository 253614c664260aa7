package org.prachum.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.metamodel.EntityType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.Provider;

/** The walls as PostgreSQL's own catalogue and the providers' metamodel know them, not as a list that somebody keeps. */
class CatalogueIT {

    /** Tables without a tenant, each with its own wall or with nothing in it that is anybody's. */
    private static final Set<String> SHARED = Set.of(
            // Read by everybody to find a host; written by itself alone, by policies of its own.
            "organization",
            "own_domain",
            // Names that nobody may take again for a year; the application only reads it.
            "reserved_subdomain",
            // How many codes were mailed to an address, known by a fingerprint; the application cannot even read it.
            "code_mail",
            // Which migrations ran.
            "flyway_schema_history");

    /** Indexes of tenants' tables that do not begin with the tenant: for the functions that ask across organizations and answer ids. */
    private static final Set<String> ACROSS = Set.of("outbox_due", "account_by_address");

    /**
     * Functions that run as their owner, past the walls of whoever calls; each answers ids and nothing else: of organizations, or, where it
     * does to the caller's own log what nobody else may, of lines.
     */
    private static final Set<String> PAST_THE_WALLS = Set.of(
            "organizations_with_due_outbox", "organizations_of_address", "organizations_with_imports_before",
            "organizations_with_waiting", "organizations_with_final_removals", "organizations_with_reminders_ahead", "organizations_with_due_lines",
            "organizations_with_moves_before", "organizations_to_put_in_order", "organizations_to_erase", "forget_audit_entries", "make_audit_entries_nobodys");

    /** Counts across organizations what may harm one person, and answers whether it was too much. */
    private static final Set<String> COUNTING = Set.of("count_code_mail");

    /** The same, but for the one thing that whoever serves may not do: erase the current organization, once its grace is over. */
    private static final Set<String> ERASING = Set.of("erase_rows", "bury_organization");

    /** Besides whose a row is: how much, when and in which state, and nothing that tells of a person. */
    private static final Set<String> SEEN_BY_OPERATORS = Set.of(
            "traffic.hour", "traffic.requests", "traffic.registrations",
            "outbox.channel", "outbox.due_at", "outbox.failure", "outbox.sent_at", "outbox.given_up_at", "outbox.attempts", "outbox.line_number",
            "registration.status", "registration.registered_at",
            "account.last_signed_in_at");

    private static final String TENANT_TABLES = """
            select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relacl, a.attnum, a.attnotnull
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')""";

    private static final FreshDatabase DATABASE = FreshDatabase.migrated();

    @Test
    void everyTableIsATenantsOrShared() {
        Set<String> without = new TreeSet<>(ask("""
                select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and not exists (select from pg_attribute a
                      where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)"""));
        assertThat(without).isEqualTo(SHARED);
        assertThat(DATABASE.tenantTables()).isNotEmpty();
    }

    @Test
    void nothingButTablesAndIndexesAndSequencesStandsInTheSchema() {
        assertThat(ask("""
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind not in ('r', 'p', 'i', 'I', 'S', 't')"""))
                .as("a view or a foreign table answers as its owner")
                .isEmpty();
    }

    @Test
    void everyTenantsTableIsUnderForcedRowLevelSecurity() {
        assertThat(ask("select relname from (" + TENANT_TABLES + ") t where not (relrowsecurity and relforcerowsecurity)"))
                .isEmpty();
    }

    @Test
    void everyTenantsTableBelongsToExactlyOneTenantARow() {
        assertThat(ask("select relname from (" + TENANT_TABLES + ") t where not attnotnull")).isEmpty();
    }

    @Test
    void everyPolicyOfTheApplicationKeepsToTheTenantBothWays() {
        assertThat(ask("""
                select t.relname || ': ' || p.polname || ' ' || p.polcmd::text || ' '
                    || coalesce(pg_get_expr(p.polqual, p.polrelid), '-') || ' '
                    || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-')
                from (%s) t left join pg_policy p on p.polrelid = t.oid
                    and ('prachum_app'::regrole = any (p.polroles) or 0 = any (p.polroles))
                where p.oid is null
                   or (p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
                      is distinct from ('*'::"char", true, '(tenant_id = current_tenant())', '(tenant_id = current_tenant())')"""
                .formatted(TENANT_TABLES)))
                .isEmpty();
    }

    @Test
    void noPolicyIsForWhoeverItIs() {
        assertThat(ask("select polname from pg_policy where 0 = any (polroles)")).isEmpty();
    }

    @Test
    void everyKeyAndIndexBeginsWithTheTenant() {
        Set<String> others = new TreeSet<>(ask("""
                select i.indexrelid::regclass::text from (%s) t join pg_index i on i.indrelid = t.oid
                where i.indkey[0] <> t.attnum""".formatted(TENANT_TABLES)));
        assertThat(others).isEqualTo(ACROSS);
    }

    @Test
    void everyTenantsTableHasAPrimaryKey() {
        assertThat(ask("""
                select relname from (%s) t
                where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)""".formatted(TENANT_TABLES)))
                .isEmpty();
    }

    @Test
    void everyForeignKeyBetweenTenantsTablesBeginsWithTheTenantOnBothSides() {
        assertThat(ask("""
                select c.conrelid::regclass || ': ' || pg_get_constraintdef(c.oid)
                from pg_constraint c
                join (%1$s) child on child.oid = c.conrelid
                join (%1$s) parent on parent.oid = c.confrelid
                where c.contype = 'f' and (c.conkey[1] <> child.attnum or c.confkey[1] <> parent.attnum)""".formatted(TENANT_TABLES)))
                .isEmpty();
    }

    /**
     * Whoever deletes or renames what is pointed at makes PostgreSQL look for who points there: by an index that begins with the columns of
     * the foreign key, of all rows or of those that point at anything.
     */
    @Test
    void everyForeignKeyIsFoundByAnIndex() {
        assertThat(ask("""
                select c.conrelid::regclass || ': ' || pg_get_constraintdef(c.oid) from pg_constraint c
                where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
                    select from pg_index i
                    where i.indrelid = c.conrelid and i.indisvalid
                      and (i.indkey::int2[])[0 : cardinality(c.conkey) - 1] @> c.conkey
                      and (i.indpred is null or exists (
                          select from pg_attribute a
                          where a.attrelid = c.conrelid and a.attnum = any (c.conkey)
                            and pg_get_expr(i.indpred, i.indrelid) = '(' || quote_ident(a.attname) || ' IS NOT NULL)')))"""))
                .isEmpty();
    }

    @Test
    void noTenantsTableIsPointedAtByASharedOne() {
        assertThat(ask("""
                select c.conrelid::regclass || ': ' || pg_get_constraintdef(c.oid) from pg_constraint c
                join (%s) parent on parent.oid = c.confrelid
                where c.contype = 'f' and not exists (select from pg_attribute a
                    where a.attrelid = c.conrelid and a.attname = 'tenant_id' and not a.attisdropped)""".formatted(TENANT_TABLES)))
                .isEmpty();
    }

    @Test
    void theApplicationOwnsNothing() {
        assertThat(ask("""
                select c.relname from pg_class c where pg_has_role('prachum_app', c.relowner, 'member')
                union all select p.proname from pg_proc p where pg_has_role('prachum_app', p.proowner, 'member')
                union all select n.nspname from pg_namespace n where pg_has_role('prachum_app', n.nspowner, 'member')
                union all select d.datname from pg_database d where pg_has_role('prachum_app', d.datdba, 'member')"""))
                .isEmpty();
    }

    @Test
    void noRoleMayMoreThanItsWork() {
        assertThat(ask("""
                select rolname from pg_roles where rolname like 'prachum\\_%'
                  and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)"""))
                .isEmpty();
        assertThat(ask("select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname like 'prachum\\_%'"))
                .as("a member may act as what it is a member of")
                .isEmpty();
        assertThat(ask("select 'create' where has_schema_privilege('prachum_app', 'public', 'CREATE')"
                        + " or has_schema_privilege('prachum_operator', 'public', 'CREATE')"))
                .isEmpty();
    }

    @Test
    void theApplicationEmptiesAndReferencesNoTable() {
        assertThat(ask("""
                select c.relname || ' ' || wanted from pg_class c, unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER']) wanted
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and has_table_privilege('prachum_app', c.oid, wanted)"""))
                .isEmpty();
    }

    @Test
    void theApplicationDeletesNoOrganizationAndRewritesNoHistory() {
        assertThat(ask("select 'may' where has_table_privilege('prachum_app', 'organization', 'DELETE')")).isEmpty();
        assertThat(ask("""
                select wanted from unnest(array['INSERT', 'UPDATE', 'DELETE']) wanted
                where has_table_privilege('prachum_app', 'flyway_schema_history', wanted)"""))
                .isEmpty();
    }

    @Test
    void theApplicationNeitherReadsNorWritesWhatIsCountedAcrossOrganizations() {
        assertThat(ask("""
                select wanted from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) wanted
                where has_table_privilege('prachum_app', 'code_mail', wanted)"""))
                .isEmpty();
    }

    @Test
    void theOperatorReadsOnlyWhatIsGrantedByName() {
        assertThat(new TreeSet<>(ask("""
                select c.relname || ' ' || wanted
                from pg_class c, unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) wanted
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and has_table_privilege('prachum_operator', c.oid, wanted)
                union all
                select t.relname || '.' || a.attname from (%s) t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0
                where a.attname <> 'tenant_id' and not a.attisdropped
                  and has_column_privilege('prachum_operator', t.oid, a.attnum, 'SELECT')""".formatted(TENANT_TABLES))))
                .isEqualTo(new TreeSet<>(SEEN_BY_OPERATORS));
    }

    @Test
    void onlyFunctionsThatAnswerIdsRunPastTheWalls() {
        Set<String> known = new TreeSet<>(PAST_THE_WALLS);
        known.addAll(ERASING);
        known.addAll(COUNTING);
        assertThat(new TreeSet<>(ask("select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef")))
                .isEqualTo(known);
        assertThat(ask("""
                select proname || ' ' || pg_get_function_result(oid) || ' ' || coalesce(array_to_string(proconfig, ','), '-')
                from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
                  and proname not in ('erase_rows', 'bury_organization', 'count_code_mail')
                  and (pg_get_function_result(oid) <> 'SETOF uuid' or proconfig is null
                       or not 'search_path=public, pg_temp' = any (proconfig))"""))
                .isEmpty();
        assertThat(ask("""
                select proname from pg_proc p where pronamespace = 'public'::regnamespace and prosecdef
                  and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee = 0)"""))
                .as("granted to the application, not to everybody")
                .isEmpty();
    }

    @Test
    void everyEntityIsKeptInATableThatIsThere() {
        try (EntityManagerFactory hibernate = Provider.HIBERNATE.open(DATABASE)) {
            Set<EntityType<?>> entities = hibernate.getMetamodel().getEntities();
            assertThat(entities).isNotEmpty();
            List<String> tenants = DATABASE.tenantTables();
            assertThat(entities).allSatisfy(entity -> {
                boolean owned = TenantOwned.class.isAssignableFrom(entity.getJavaType());
                assertThat(owned ? tenants : List.copyOf(SHARED))
                        .as(entity.getName())
                        .contains(Provider.table(entity.getJavaType()));
            });
        }
    }

    private static List<String> ask(String question) {
        return DATABASE.ask(question);
    }
}
