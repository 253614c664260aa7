package org.prachum.registration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nobody who proved nothing is told of a person but by the one rule, {@link Disclosure}. */
class DisclosureTest {

    private static final JavaClasses PRACHUM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.prachum");

    /** What answers people who are not signed in. */
    private static final Set<String> DOORS = Set.of(
            "AnswersPage", "LookUpsResource", "PortalPage", "RegistrationsResource", "RemindersPage", "Result", "Results",
            "SeriesRegistering", "SeveralPage", "SubmitPage", "Ticket", "TicketCalendar", "TicketPage", "Registering", "KioskPage",
            "AskForDataPage");

    /** Who serves both those who are signed in and those who are not: of these each method is named. */
    private static final Set<String> ON_THE_BORDER = Set.of("Attending", "Notices", "SelfCheckIn");

    /** Who reads what a registration says of a person, and why they may. */
    private static final Set<String> READERS = Set.of(
            "Disclosure",
            // To the mailbox itself, or to know which it is.
            "Addressee", "AskingForData", "Attending.cancel", "KnownAddresses", "LineMails", "MailFacts", "NotMe", "OtherAddressMail",
            "RegistrationMails", "Tickets",
            // To organizers and admins who are signed in, and into their audit log.
            "Attending.note", "Badges", "CheckIns", "CheckInsResource", "DoorKeeping", "Notices.of", "Printing",
            "RegistrationsPage", "RosterKeeping", "RosterSheet", "SelfCheckIn.come", "SignInSheet", "WaitingListPage",
            // To programs that an admin connected.
            "SpreadsheetRow", "WebhookBody");

    private static final List<String> PERSONAL = List.of("getName", "getPosition", "getSection", "getCostCenter", "email");

    @Test
    void onlyWhoMayReadsWhatARegistrationSaysOfAPerson() {
        JavaClass registration = PRACHUM.get(Registration.class);
        Set<String> readers = PERSONAL.stream()
                .flatMap(name -> registration.getMethods().stream().filter(method -> method.getName().equals(name)))
                .flatMap(method -> method.getAccessesToSelf().stream())
                .map(DisclosureTest::reader)
                .filter(reader -> !reader.equals("Registration"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(readers).containsExactlyInAnyOrderElementsOf(READERS);
    }

    @Test
    void noDoorKnowsTheRegistrationItself() {
        assertThat(PRACHUM.stream().map(DisclosureTest::outermost).filter(DOORS::contains).distinct()).hasSize(DOORS.size());
        noClasses()
                .that(DescribedPredicate.describe("doors", type -> DOORS.contains(outermost(type))))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Registration.class)
                .check(PRACHUM);
    }

    @Test
    void whatIsKnownOfAPersonNobodyElseCanRead() {
        assertThat(Disclosure.Known.class.getDeclaredFields()).isNotEmpty().allMatch(field -> Modifier.isPrivate(field.getModifiers()));
        assertThat(Arrays.stream(Disclosure.Known.class.getDeclaredMethods()).filter(method -> !method.isSynthetic()))
                .allMatch(method -> Modifier.isPrivate(method.getModifiers()));
        assertThat(components(Placement.class))
                .contains("person", "told")
                .doesNotContain("name", "position", "section", "costCenter", "email");
        assertThat(components(Ticket.class)).contains("who").doesNotContain("name", "position", "section", "costCenter", "email");
        assertThat(components(LookUps.Found.class)).containsExactly("number", "person");
    }

    private static String reader(JavaAccess<?> access) {
        String type = outermost(access.getOriginOwner());
        String method = access.getOrigin().getName().replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1");
        return ON_THE_BORDER.contains(type) ? type + "." + method : type;
    }

    private static List<String> components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    private static String outermost(JavaClass type) {
        JavaClass outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return outermost.getSimpleName();
    }
}
