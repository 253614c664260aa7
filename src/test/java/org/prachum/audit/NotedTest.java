package org.prachum.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.testing.SourceFile;

/** Whatever somebody with a permission does is noted, and whatever is noted can be told. */
class NotedTest {

    /** What only reads, or leads up to what is noted when it is done. Whoever adds a use case decides on which list it stands. */
    private static final Set<String> NOT_NOTED = Set.of(
            "AccountAdministration.page",
            "AccountAdministration.count",
            "AccountAdministration.byId",
            "AccountAdministration.heirsOf",
            "AccountAdministration.rule",
            "AccountAdministration.passkeysOf",
            "OwnPasskeys.list",
            "OwnPasskeys.byId",
            // Has a code mailed; the move with the right one is noted.
            "OwnAccount.askToMove",
            // Has a code mailed; whoever enters it signs in, which is noted.
            "FreshProof.isByPasskey",
            "FreshProof.ask",
            "AuditTrail.page",
            "AuditTrail.count",
            "AuditTrail.after",
            "EmployeeDirectory.search",
            "EmployeeDirectory.find",
            // An import changes nothing before its rows are applied, which is noted with its figures.
            "Importing.begin",
            "Importing.reading",
            "Importing.readAgain",
            "Importing.last",
            "Importing.columns",
            "Importing.countCellsLeftOut",
            "ImportSample.title",
            "ImportSample.headings",
            "ImportSample.rows",
            "Importing.sample",
            "Importing.problems",
            "Importing.countProblems",
            "Importing.confirm",
            "Importing.discard",
            // A move changes nothing before it is stored, which is noted with its figures.
            "MovingIn.begin",
            "MovingIn.last",
            "MovingIn.byId",
            "MovingIn.done",
            "MovingIn.files",
            "MovingIn.collisions",
            "MovingIn.countCollisions",
            "MovingIn.notes",
            "MovingIn.countNotes",
            "MovingIn.choose",
            "MovingIn.confirm",
            "MovingIn.discard",
            "Organizing.blank",
            "Organizing.another",
            "Organizing.form",
            "Organizing.find",
            "Organizing.list",
            "Organizing.count",
            "Organizing.questionsOf",
            "Organizing.preview",
            "Organizing.series",
            "Asking.of",
            "Decorating.review",
            "RosterKeeping.meeting",
            "RosterKeeping.numbers",
            "RosterKeeping.list",
            "RosterKeeping.count",
            "RosterKeeping.after",
            "RosterKeeping.waiting",
            "RosterKeeping.ended",
            "RosterKeeping.next",
            "RosterKeeping.find",
            "RosterKeeping.removed",
            "RosterKeeping.asked",
            "RosterKeeping.answers",
            "RosterKeeping.meetingOf",
            "UndoneListing.meeting",
            "UndoneListing.count",
            "UndoneListing.list",
            "OpeningAlone.others",
            "OpeningAlone.countOthers",
            "OpeningAlone.standing",
            "DoorKeeping.meeting",
            "DoorKeeping.questions",
            "DoorKeeping.count",
            "DoorKeeping.list",
            "DoorKeeping.find",
            "KioskKeeping.meeting",
            "KioskKeeping.opened",
            // Reads what Printing.takeOut has noted.
            "Printing.bySection",
            "Printing.among",
            "Printing.meeting",
            "Printing.unprintable",
            "ReminderKeeping.rule",
            "Domains.all",
            "Domains.byId",
            "WaitingRules.current",
            "Mailroom.retention",
            "Mailroom.list",
            "Mailroom.count",
            "Mailroom.overQuota",
            "Mailroom.mostInADay",
            "Mailroom.reserved",
            "Keeping.terms",
            "Keeping.due",
            "Keeping.consent",
            "Keeping.consentNumber",
            "DataAnswering.waiting",
            "DataAnswering.countWaiting",
            "PersonKeeping.with",
            "PersonKeeping.of",
            "PersonKeeping.found",
            "Connecting.retention",
            "Connecting.spreadsheet",
            "Connecting.webhooks",
            "Connecting.all",
            "Connecting.webhook",
            "Connecting.deliveries",
            "Connecting.countDeliveries",
            "MeetingStatistics.of",
            "OrganizationStatistics.of",
            "Overview.meetings",
            "Overview.arrivals",
            "Overview.totals",
            "Progress.steps",
            "Leaving.belongings",
            "Moves.page",
            "Moves.count",
            "Moves.find",
            // An arrival changes nothing before all of it is stored, which is noted then.
            "Arrivals.last",
            "Arrivals.look",
            "Arrivals.begin",
            "Arrivals.confirm",
            "Arrivals.again",
            "Arrivals.discard",
            "Oversight.find",
            "Oversight.tables",
            "Oversight.quota",
            "Oversight.page",
            "Oversight.count");

    private static final JavaClasses PRACHUM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.prachum");

    @Test
    void whatIsDoneWithAPermissionIsNoted() {
        Set<String> silent = guarded().filter(method -> !notes(method)).map(NotedTest::name).collect(treeSet());
        assertThat(silent).isEqualTo(new TreeSet<>(NOT_NOTED));
    }

    @Test
    void whatIsNotedIsOffered() {
        Pattern verb = Pattern.compile("(?:note|deed|Deed\\.of)\\(\\s*\"([a-z_]+\\.[a-z_]+)\"");
        Set<String> noted = SourceFile.java().stream().flatMap(file -> file.groups(verb).stream()).collect(treeSet());
        assertThat(new TreeSet<>(Verbs.ALL)).isEqualTo(noted);
        assertThat(Verbs.ALL).doesNotHaveDuplicates();
    }

    @Test
    void everythingOfferedIsToldInAWordAndInASentence() {
        Set<String> keys = ResourceBundle.getBundle("org.prachum.audit.Texts").keySet();
        assertThat(keys).containsAll(Verbs.ALL.stream().map(verb -> "verb." + verb).toList());
        assertThat(keys).containsAll(Verbs.ALL.stream().map(verb -> "did." + verb).toList());
        assertThat(keys).containsAll(Telling.FIELDS.stream().map(field -> "field." + field).toList());
    }

    /** The methods that a door can call and that ask for a permission, or whose class does. */
    private static Stream<JavaMethod> guarded() {
        return PRACHUM.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Requires.class) || method.getOwner().isAnnotatedWith(Requires.class))
                .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
                .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method -> !method.getOwner().getSimpleName().equals("RequiresInterceptor"));
    }

    /** By itself, or through methods of its own file. */
    private static boolean notes(JavaMethod method) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        List<JavaCodeUnit> next = List.of(method);
        while (!next.isEmpty()) {
            seen.addAll(next);
            if (next.stream().anyMatch(unit -> unit.getMethodCallsFromSelf().stream()
                    .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Audit.class)))) {
                return true;
            }
            next = next.stream()
                    .flatMap(unit -> Stream.concat(
                            unit.getMethodCallsFromSelf().stream().map(call -> call.getTarget().resolveMember()),
                            unit.getMethodReferencesFromSelf().stream().map(reference -> reference.getTarget().resolveMember())))
                    .flatMap(member -> member.stream())
                    .map(JavaCodeUnit.class::cast)
                    .filter(unit -> outermost(unit.getOwner()).equals(outermost(method.getOwner())))
                    .filter(unit -> !seen.contains(unit))
                    .toList();
        }
        return false;
    }

    private static String name(JavaMethod method) {
        return method.getOwner().getSimpleName() + "." + method.getName();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(NotedTest::outermost).orElse(type);
    }

    private static Collector<String, ?, TreeSet<String>> treeSet() {
        return Collectors.toCollection(TreeSet::new);
    }
}
