package org.prachum;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Calendar;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.prachum.platform.persistence.Database;
import org.prachum.platform.persistence.InTenant;
import org.prachum.platform.persistence.SharedByAllTenants;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.persistence.UseCase;
import org.prachum.testing.SourceFile;

/** Who may know whom, and what nobody may do. The map is the one of {@code ARCHITECTURE.md}. */
class ArchitectureTest {

    /** From the ground up. Each package may know those of the lines above its own, and none beside or below. */
    private static final List<Set<String>> MAP = List.of(
            Set.of("platform"),
            Set.of("tenancy"),
            Set.of("notifications"),
            Set.of("identity"),
            Set.of("mailroom"),
            Set.of("audit"),
            Set.of("domains"),
            Set.of("directory"),
            Set.of("meetings"),
            Set.of("registration"),
            Set.of("checkin"),
            Set.of("integrations"),
            Set.of("rooms"),
            Set.of("programme"),
            Set.of("participants"),
            Set.of("access", "exhibitors", "announcements", "questions", "slots", "attendance"),
            Set.of("statistics"),
            Set.of("movingin", "privacy"),
            Set.of("transfer"),
            Set.of("onboarding"));

    /** Where time enters: everybody else injects its {@link Clock}. */
    private static final String CLOCK = "org.prachum.platform.time.Time";

    /**
     * Go on whatever happened to one piece of their work, or hand it to those who wait for it. Exception mappers, which answer whatever
     * was thrown, are known by their type.
     */
    private static final Set<String> MAY_CATCH_ANYTHING = Set.of(
            "org/prachum/notifications/Dispatcher.java",
            "org/prachum/notifications/Lane.java",
            "org/prachum/notifications/Lines.java",
            "org/prachum/registration/RegistrationDesk.java");

    /**
     * Hand something that may be anything to a parser, which says by unchecked exceptions of all kinds that it is broken; or work in the
     * background, where one failure must be told and not end the others; or clear away behind themselves and throw on.
     */
    private static final Set<String> MAY_CATCH_UNCHECKED = Set.of(
            "org/prachum/directory/WorkbookScreening.java",
            "org/prachum/directory/XlsxLines.java",
            "org/prachum/directory/ImportPage.java",
            "org/prachum/directory/ImportWork.java",
            "org/prachum/domains/DomainRounds.java",
            "org/prachum/identity/WebAuthn.java",
            "org/prachum/movingin/MoveFolders.java",
            "org/prachum/movingin/MoveWork.java",
            "org/prachum/movingin/MovingInPage.java",
            "org/prachum/onboarding/FolderJson.java",
            "org/prachum/onboarding/FolderRefused.java",
            "org/prachum/onboarding/Provisioning.java",
            "org/prachum/platform/files/Picture.java",
            "org/prachum/platform/live/LiveScreens.java",
            "org/prachum/platform/web/SoundnessFilter.java",
            "org/prachum/tenancy/Rounds.java",
            "org/prachum/transfer/ArrivalWork.java");

    private static final int LONG_CLASS = 300;
    private static final int LONG_PAGE = 150;

    private static final JavaClasses PRACHUM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.prachum");

    @Test
    void arrowsNeverTurn() {
        classes().should(knowOnlyWhatStandsAboveThem()).check(PRACHUM);
    }

    @Test
    void everyPackageStandsOnTheMap() {
        Set<String> onTheMap = Set.copyOf(MAP.stream().flatMap(Set::stream).toList());
        assertThat(PRACHUM).extracting(ArchitectureTest::packageOf).allMatch(onTheMap::contains);
    }

    /** Payara deploys nothing where one does (Jakarta Annotations 2.1, section 2.5), and WildFly does not mind. */
    @Test
    void whatBeginsAndEndsABeanThrowsNothingChecked() {
        assertThat(PRACHUM.stream().flatMap(type -> type.getMethods().stream()))
                .filteredOn(method -> method.isAnnotatedWith(PostConstruct.class) || method.isAnnotatedWith(PreDestroy.class))
                .isNotEmpty()
                .allMatch(method -> method.getThrowsClause().size() == 0);
    }

    @Test
    void packagesGoInNoCircles() {
        slices().matching("org.prachum.(*)..").should().beFreeOfCycles().check(PRACHUM);
        slices().matching("org.prachum.platform.(*)..").should().beFreeOfCycles().check(PRACHUM);
    }

    @Test
    void everyEntityIsOwnedByATenantOrSaysWhyNot() {
        classes()
                .that(are(annotatedWith(Entity.class)))
                .should()
                .beAssignableTo(TenantOwned.class)
                .orShould()
                .beAnnotatedWith(SharedByAllTenants.class)
                .check(PRACHUM);
        noClasses()
                .that()
                .areAssignableTo(TenantOwned.class)
                .should()
                .beAnnotatedWith(SharedByAllTenants.class)
                .check(PRACHUM);
    }

    @Test
    void noEntityIsKeptInACacheThatWalksAroundTheWalls() {
        noClasses().should().beAnnotatedWith(Cacheable.class).check(PRACHUM);
    }

    @Test
    void entitiesHaveVerbsAndNoSetters() {
        noMethods()
                .that()
                .areDeclaredInClassesThat(are(annotatedWith(Entity.class).or(annotatedWith(Embeddable.class))))
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(PRACHUM);
    }

    @Test
    void thereIsOnePersistenceContext() {
        fields().that().areAnnotatedWith(PersistenceContext.class).should().beDeclaredIn(Database.class).check(PRACHUM);
        assertThat(PRACHUM.get(Database.class).getFields())
                .filteredOn(field -> field.isAnnotatedWith(PersistenceContext.class))
                .hasSize(1);
        noMethods().should().beAnnotatedWith(PersistenceContext.class).check(PRACHUM);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.Persistence")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.PersistenceUnit")
                .check(PRACHUM);
    }

    @Test
    void aTransactionBeginsOnlyInAUseCase() {
        noClasses()
                .that(are(not(UseCase.class)))
                .should()
                .beAnnotatedWith(Transactional.class)
                .orShould()
                .beAnnotatedWith(InTenant.class)
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.transaction.UserTransaction")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.EntityTransaction")
                .because("a @UseCase has both the transaction and the tenant")
                .check(PRACHUM.that(are(not("org.prachum.tenancy.InTenantInterceptor"))));
        methods().should().notBeAnnotatedWith(Transactional.class).andShould().notBeAnnotatedWith(InTenant.class).check(PRACHUM);
    }

    @Test
    void useCasesArePackagePrivateUnlessAnotherPackageNeedsThem() {
        classes()
                .that(are(annotatedWith(UseCase.class)))
                .and()
                .arePublic()
                .should(beKnownToAnotherPackage())
                .check(PRACHUM);
    }

    @Test
    void providersStandBehindTheirWall() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.prachum.platform.persistence.provider..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.hibernate..", "org.eclipse.persistence.."))
                .check(PRACHUM);
    }

    @Test
    void facesIsForPagesAndThePlatform() {
        noClasses()
                .that(are(noPage()))
                .and()
                .resideOutsideOfPackage("org.prachum.platform..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.faces..", "org.primefaces..", "org.omnifaces.."))
                .check(PRACHUM);
    }

    @Test
    void nobodyCallsAnotherPackagesDoors() {
        classes().should(callNoDoorOfAnotherPackage()).check(PRACHUM);
    }

    @Test
    void timeIsAskedOfTheClock() {
        noClasses()
                .that(are(not(CLOCK)))
                .should()
                .callMethodWhere(target(
                        "now() without a clock",
                        call -> call.getOwner().getPackageName().startsWith("java.time")
                                && call.getName().equals("now")
                                && call.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class))))
                .orShould()
                .callMethodWhere(target(
                        "a clock of its own",
                        call -> call.getOwner().isEquivalentTo(Clock.class)
                                && call.getName().startsWith("system")))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(Date.class)
                .orShould()
                .callMethod(Calendar.class, "getInstance")
                .check(PRACHUM);
    }

    @Test
    void chanceIsNotGuessable() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.SplittableRandom")
                .orShould()
                .callMethod(Math.class, "random")
                .because("codes, tokens and ids come from SecureRandom")
                .check(PRACHUM);
    }

    @Test
    void nobodyTalksToTheConsole() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethodWhere(target("printStackTrace", call -> call.getName().equals("printStackTrace")))
                .check(PRACHUM);
    }

    @Test
    void nobodyCatchesEverything() {
        Pattern anything = Pattern.compile("catch \\((final )?([\\w.]+ \\| )*(Exception|Throwable|Error)\\b");
        Pattern unchecked = Pattern.compile("catch \\((final )?([\\w.]+ \\| )*RuntimeException\\b");
        List<SourceFile> files = SourceFile.java().stream()
                .filter(file -> !MAY_CATCH_ANYTHING.contains(file.name()))
                .filter(file -> !file.text().contains("implements ExceptionMapper<"))
                .toList();
        assertThat(files.stream().flatMap(file -> file.places(anything).stream())).isEmpty();
        assertThat(files.stream()
                        .filter(file -> !MAY_CATCH_UNCHECKED.contains(file.name()))
                        .flatMap(file -> file.places(unchecked).stream()))
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        Pattern later = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
        assertThat(Stream.of(SourceFile.java(), SourceFile.pages(), SourceFile.below("src/main/resources", ".sql"))
                        .flatMap(List::stream)
                        .flatMap(file -> file.places(later).stream()))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Set<String> said = Set.copyOf(SourceFile.java().stream()
                .map(SourceFile::name)
                .filter(name -> name.endsWith("/package-info.java"))
                .map(name -> name.replace("/package-info.java", "").replace('/', '.'))
                .toList());
        assertThat(PRACHUM).extracting(JavaClass::getPackageName).allMatch(said::contains);
    }

    /** No failure: a long file is a question to whoever reviews, not a mistake. */
    @Test
    void theLongestFilesAreNamed(TestReporter report) {
        Stream.of(longest(SourceFile.java(), LONG_CLASS), longest(SourceFile.pages(), LONG_PAGE))
                .flatMap(List::stream)
                .forEach(file -> report.publishEntry("long", file));
    }

    private static List<String> longest(List<SourceFile> files, int lines) {
        return files.stream()
                .filter(file -> file.text().lines().count() > lines)
                .sorted(Comparator.comparing((SourceFile file) -> file.text().lines().count()).reversed())
                .limit(5)
                .map(file -> file.name() + ", " + file.text().lines().count() + " lines")
                .toList();
    }

    private static ArchCondition<JavaClass> knowOnlyWhatStandsAboveThem() {
        Map<String, Integer> storeys = new HashMap<>();
        for (int storey = 0; storey < MAP.size(); storey++) {
            for (String name : MAP.get(storey)) {
                storeys.put(name, storey);
            }
        }
        return new ArchCondition<>("know only what stands above them on the map") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int own = storeys.getOrDefault(packageOf(type), -1);
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (!isOurs(target) || packageOf(target).equals(packageOf(type))) {
                        continue;
                    }
                    if (storeys.getOrDefault(packageOf(target), MAP.size()) >= own) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> callNoDoorOfAnotherPackage() {
        return new ArchCondition<>("call no page or resource of another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (isOurs(target) && isDoor(target) && !packageOf(target).equals(packageOf(type))) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> beKnownToAnotherPackage() {
        return new ArchCondition<>("be known to another package, or else be package-private") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean known = type.getDirectDependenciesToSelf().stream()
                        .anyMatch(dependency -> !dependency.getOriginClass().getPackageName().equals(type.getPackageName()));
                if (!known) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is public, and nobody else needs it"));
                }
            }
        };
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("org.prachum.");
    }

    /** The platform's {@code PlainPage} is a page in another sense: everybody may answer with it. */
    private static boolean isDoor(JavaClass type) {
        String name = outermost(type).getSimpleName();
        return (name.endsWith("Page") || name.endsWith("Resource")) && !packageOf(type).equals("platform");
    }

    private static DescribedPredicate<JavaClass> noPage() {
        return DescribedPredicate.describe("no pages", type -> !outermost(type).getSimpleName().endsWith("Page"));
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost;
    }

    private static DescribedPredicate<JavaClass> not(Class<?> type) {
        return not(type.getName());
    }

    private static DescribedPredicate<JavaClass> not(String name) {
        return DescribedPredicate.describe("not " + name, type -> !type.getName().equals(name));
    }

    private static DescribedPredicate<JavaCall<?>> target(
            String description, Predicate<AccessTarget.CodeUnitCallTarget> target) {
        return DescribedPredicate.describe(description, call -> target.test(call.getTarget()));
    }

    /** The first name below {@code org.prachum}. */
    private static String packageOf(JavaClass type) {
        String[] names = type.getPackageName().split("\\.");
        return names.length > 2 ? names[2] : "";
    }
}
