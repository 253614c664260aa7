package org.prachum;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.SourceFile;
import org.prachum.testing.World;

/** What users of document 000's program miss or suffer from, defect by defect: each is tested here, or where {@link #PROVED} says. */
class Document000DefectsIT {

    /** By the number of the defect: what is proved, and by which test. */
    private static final Map<Integer, List<String>> PROVED = Map.ofEntries(
            Map.entry(1, List.of("Document000DefectsIT.whoIsInNoDirectoryIsRegisteredByHand")),
            Map.entry(2, List.of("Document000DefectsIT.whatIsClosedOrOverTakesNobody")),
            Map.entry(3, List.of("Document000DefectsIT.anOfficeBehindOneAddressReadsAndRegisters", "ProbingIT.aThousandPeopleBehindOneAddressPass")),
            Map.entry(4, List.of("Document000DefectsIT.aDeviceThatManyShareTakesOneAfterTheOther")),
            Map.entry(5, List.of("ProbingIT.whoIsNoProxyChangesNothingByNamingAnotherAddress", "ProbingIT.whatAClientToldItsProxyChangesNothingEither")),
            Map.entry(6, List.of("OneTimeCodesIT.forgivesFourWrongTriesAndIsVoidAfterTheFifth", "OneTimeCodesIT.isKeptAsAFingerprintOnly",
                    "OneTimeCodesIT.doesNotTellWhetherAnAddressIsKnown", "Document000DefectsIT.nobodyLearnsWhetherAnAddressIsKnown")),
            Map.entry(7, List.of("Document000DefectsIT.noPasswordOpensTheDoor", "Document000DefectsIT.aLinkChangesNothing",
                    "ForgedOriginIT.whoSaysNothingAndHoldsACookieIsRefused", "AuditIT")),
            Map.entry(8, List.of("ExportIT.anAdminsFileIsDocument000s", "ExportIT.anOrganizersFileIsDocument000s", "ExportIT.noCellIsAFormula")),
            Map.entry(9, List.of("SubmitIT.theTicketGivesOnlineDataAsTextAndALinkOnlyToTheWeb")),
            Map.entry(10, List.of("Document000DefectsIT.whoTypesAnothersNumberIsNotToldHowToJoin", "LookUpRuleIT.aNumberTellsInitialsUntilAnAdminDecides",
                    "LookUpRuleIT.whoTriesNumbersIsNotedOnceAndNotByWhatTheyTried")),
            Map.entry(11, List.of("Document000DefectsIT.nobodyIsRegisteredForAMeetingTheyDidNotMean",
                    "Document000DefectsIT.aNumberThatIsTooShortKeepsTheMeeting")),
            Map.entry(12, List.of("StatisticsIT.countsAMeeting", "StatisticsIT.countsAnOrganizationByItsOwnDays")),
            Map.entry(13, List.of("QueryCountIT.thePortalAsksAsOftenForFourMeetingsAsForTwo")),
            Map.entry(14, List.of("PortalIT.severalMeetingsStandByWhenTheyAre", "PortalIT.whatIsLaterTodayStandsUnderToday")),
            Map.entry(15, List.of("RegistrationRaceIT.twoHundredAtOnceForFiftySeatsGiveFifty", "SubmitIT.aSeatThatIsGivenBackIsFree",
                    "SubmitIT.theMailBringsTheTicketAndTheCalendarEntry", "ReminderIT.comeOnTheDayBeforeAndInTheHourBeforeUntilTheyAreTurnedOff",
                    "Document000DefectsIT.everyPageIsWholeWithoutTheInternet")),
            Map.entry(16, List.of("SpreadsheetIT.aScriptIsPostedTheKeysOfTheProgramBeforeAndWhichMeetingItIs",
                    "SpreadsheetIT.noRowIsLostWhereTheScriptBreaksAsksForASignInOrLeadsElsewhere", "DurabilityDrill")),
            Map.entry(17, List.of("EmployeeImportIT.asksAsOftenForManyPeopleAsForOne", "BothProvidersIT")));

    World world = World.create();
    Client visitor = world.visitor();

    @BeforeEach
    void letNumbersTellNamesAsThere() {
        world.sql("insert into look_up_rule (tenant_id, id, reveals) values (?, gen_random_uuid(), 'full')", world.id());
    }

    @TestFactory
    Stream<DynamicTest> eachIsProvedSomewhere() {
        List<SourceFile> tests = SourceFile.below("src/test/java", ".java");
        return IntStream.rangeClosed(1, 17).mapToObj(defect -> DynamicTest.dynamicTest("0.12." + defect, () ->
                assertThat(PROVED.get(defect)).isNotEmpty().allSatisfy(proof -> {
                    String[] name = proof.split("\\.");
                    assertThat(tests).as(proof).anySatisfy(file -> {
                        assertThat(file.name()).endsWith("/" + name[0] + ".java");
                        assertThat(file.text()).containsPattern("@Test\\s+void " + (name.length == 1 ? "" : name[1] + "\\("));
                    });
                })));
    }

    @Test
    void whoIsInNoDirectoryIsRegisteredByHand() {
        int meeting = meeting("Town hall", "open", "1 day");
        assertThat(visitor.post("/submit_manual/" + meeting, "new_emp_id", "777777", "new_emp_name", "Guest").body())
                .contains("You are registered, Guest");
        assertThat(confirmed(meeting)).isEqualTo(1);
    }

    @Test
    void whatIsClosedOrOverTakesNobody() {
        employ("100002", "Nok Srisai");
        for (int meeting : new int[] {meeting("Closed", "closed", "1 day"), meeting("Over", "open", "-1 day")}) {
            assertThat(visitor.post("/submit/" + meeting, "emp_id", "100002").status()).isEqualTo(200);
            visitor.post("/submit_manual/" + meeting, "new_emp_id", "777777", "new_emp_name", "Guest");
            visitor.postJson("/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"100002\"}");
            assertThat(confirmed(meeting)).isZero();
        }
        assertThat(visitor.post("/submit", "emp_id", "100002").header("Location")).isEqualTo("/");
        assertThat(visitor.post("/submit/" + meeting("Open", "open", "1 day"), "emp_id", "100002").body()).contains("You are registered");
    }

    /** Document 000's program let one address read 50 pages an hour, and then led it in circles. */
    @Test
    void anOfficeBehindOneAddressReadsAndRegisters() {
        int meeting = meeting("Town hall", "open", "1 day");
        for (int n = 0; n < 60; n++) {
            assertThat(visitor.get("/").status()).isEqualTo(200);
        }
        for (int n = 1; n <= 15; n++) {
            employ(String.valueOf(200_000 + n), "Person " + n);
            assertThat(visitor.get("/api/check_employee/" + (200_000 + n)).status()).isEqualTo(200);
            assertThat(visitor.post("/submit/" + meeting, "emp_id", String.valueOf(200_000 + n)).body()).contains("You are registered, Person " + n);
        }
        assertThat(confirmed(meeting)).isEqualTo(15);
    }

    @Test
    void aDeviceThatManyShareTakesOneAfterTheOther() {
        int meeting = meeting("Town hall", "open", "1 day");
        employ("100002", "Nok Srisai");
        employ("100003", "Somchai Jaidee");
        assertThat(visitor.post("/submit/" + meeting, "emp_id", "100002").body()).contains("You are registered, Nok Srisai");
        assertThat(visitor.post("/submit/" + meeting, "emp_id", "100003").body()).contains("You are registered, Somchai Jaidee");
        assertThat(visitor.cookies()).isEmpty();
    }

    @Test
    void nobodyLearnsWhetherAnAddressIsKnown() {
        Client knows = world.visitor();
        Client guesses = world.visitor();
        Answer known = knows.post("/auth/login", "email", world.email("ann"));
        Answer unknown = guesses.post("/auth/login", "email", world.email("nobody"));
        assertThat(unknown.status() + unknown.header("Location")).isEqualTo(known.status() + known.header("Location"));
        world.codeFor(world.email("ann"));
        assertThat(guesses.get("/auth/check-email-status").body())
                .isEqualTo(knows.get("/auth/check-email-status").body())
                .isEqualTo("{\"status\":\"finished\",\"result\":true}");
    }

    @Test
    void noPasswordOpensTheDoor() {
        assertThat(visitor.post("/admin/login", "username", "admin", "password", "admin2024").header("Location")).startsWith("/auth/login");
        assertThat(visitor.get("/admin/").header("Location")).startsWith("/auth/login");
        assertThat(visitor.get("/admin/login").body()).doesNotContain("password");
        String[] known = {"username", "admin", "password", "admin2024"};
        for (String room : List.of("/admin/", "/organizer", "/account")) {
            assertThat(visitor.get(room + "?username=admin&password=admin2024").header("Location")).as(room).startsWith("/auth/login");
            assertThat(visitor.post(room, known).header("Location")).as(room).startsWith("/auth/login");
            assertThat(world.visitor().with("Authorization", "Basic " + Base64.getEncoder().encodeToString("admin:admin2024".getBytes(UTF_8)))
                    .get(room).header("Location")).as(room).startsWith("/auth/login");
        }
        assertThat(visitor.post("/auth/login", known).status()).isEqualTo(200);
        assertThat(visitor.get("/admin/").header("Location")).as("and nobody is signed in by any of it").startsWith("/auth/login");
    }

    @Test
    void aLinkChangesNothing() {
        int meeting = meeting("Town hall", "open", "1 day");
        int other = meeting("Another", "open", "1 day");
        employ("100002", "Nok Srisai");
        visitor.post("/submit/" + meeting, "emp_id", "100002");
        String id = World.text("select cast(id as text) from registration where tenant_id = ?", world.id());
        Client ann = world.signedIn("ann");
        String before = everything();
        for (String link : List.of(
                "/admin/meetings/" + meeting + "/toggle", "/admin/meetings/" + meeting + "/set_exclusive",
                "/admin/meetings/" + other + "/delete", "/admin/registrations/" + id + "/delete",
                "/admin/registrations/delete_multiple?meeting_id=" + meeting + "&registration_ids[]=" + id,
                "/admin/registrations/" + meeting + "/delete_all?confirm=DELETE_ALL",
                "/organizer/meeting/" + meeting + "/edit?action=cancel")) {
            assertThat(ann.get(link.replace("[]", "%5B%5D")).status()).as(link).isIn(200, 302);
            assertThat(everything()).as(link).isEqualTo(before);
        }
        assertThat(ann.get("/admin/").status()).as("still signed in").isEqualTo(200);
        ann.post("/admin/meetings/" + meeting + "/toggle");
        assertThat(everything()).isNotEqualTo(before);
    }

    @Test
    void whoTypesAnothersNumberIsNotToldHowToJoin() {
        int meeting = meeting("Online", "open", "1 day");
        world.sql("update meeting set format = 'online', online_url = 'https://meet.example/secret', online_id = '841 209',"
                + " online_password = 'hardhat' where tenant_id = ?", world.id());
        employ("100002", "Nok Srisai");
        assertThat(visitor.get("/submit/" + meeting).body()).doesNotContain("meet.example", "841 209", "hardhat");
        assertThat(visitor.post("/submit/" + meeting, "emp_id", "100002").body()).contains("https://meet.example/secret", "841 209", "hardhat");
        assertThat(world.visitor().post("/submit/" + meeting, "emp_id", "100002").body())
                .contains("This number is registered already")
                .doesNotContain("meet.example", "841 209", "hardhat", "Nok");
    }

    @Test
    void nobodyIsRegisteredForAMeetingTheyDidNotMean() {
        int meant = meeting("Meant", "open", "1 day");
        int newest = meeting("Newest", "open", "2 days");
        employ("100002", "Nok Srisai");
        assertThat(visitor.post("/submit", "emp_id", "100002").header("Location")).isEqualTo("/");
        assertThat(visitor.post("/submit_manual", "new_emp_id", "777777", "new_emp_name", "Guest").header("Location")).isEqualTo("/");
        assertThat(confirmed(meant) + confirmed(newest)).isZero();
        world.sql("update meeting set status = 'closed' where tenant_id = ? and number = ?", world.id(), newest);
        assertThat(visitor.post("/submit", "emp_id", "100002").body()).contains("You are registered, Nok Srisai");
        assertThat(confirmed(meant)).isEqualTo(1);
    }

    @Test
    void aNumberThatIsTooShortKeepsTheMeeting() {
        int meant = meeting("Meant", "open", "1 day");
        meeting("Newest", "open", "2 days");
        for (String tooShort : List.of("", "123")) {
            Answer answer = visitor.post("/submit/" + meant, "emp_id", tooShort);
            assertThat(answer.body()).contains("An employee number has 6 to 20 letters, digits or the signs - . / _");
            assertThat(answer.between("<form method=\"post\" action=\"", "\"")).as(tooShort).isEqualTo("/submit/" + meant);
        }
        Answer byHand = visitor.post("/submit_manual/" + meant, "new_emp_id", "123", "new_emp_name", "Guest");
        assertThat(byHand.between("<form method=\"post\" action=\"", "\"")).isEqualTo("/submit_manual/" + meant);
        Answer unknown = visitor.post("/submit/" + meant, "emp_id", "777777");
        assertThat(unknown.between("<form method=\"post\" action=\"", "\"")).isEqualTo("/submit_manual/" + meant);
    }

    @Test
    void everyPageIsWholeWithoutTheInternet() {
        int meeting = meeting("Town hall", "open", "1 day");
        Client ann = world.signedIn("ann");
        Pattern foreign = Pattern.compile("<(?:script|link|img|iframe)[^>]* (?:src|href)=\"(?:https?:)?//(?!" + world.subdomain() + "\\.localhost)[^\"]*\"");
        for (String page : List.of("/", "/submit/" + meeting, "/meeting/" + meeting + "/qrcode", "/auth/login")) {
            assertThat(foreign.matcher(visitor.get(page).body()).results().map(found -> found.group()).toList()).as(page).isEmpty();
        }
        for (String page : List.of("/admin/", "/organizer/", "/organizer/meeting/" + meeting + "/registrations", "/admin/employees")) {
            assertThat(foreign.matcher(ann.get(page).body()).results().map(found -> found.group()).toList()).as(page).isEmpty();
        }
    }

    private int meeting(String topic, String status, String ahead) {
        world.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, status)"
                        + " select ?, gen_random_uuid(), 1 + coalesce(max(number), 0), ?, 'onsite', 'public', 'k', now() + cast(? as interval),"
                        + " now() + cast(? as interval) + interval '1 hour', ? from meeting where tenant_id = ?",
                world.id(), topic, ahead, ahead, status, world.id());
        return (int) world.count("select max(number) from meeting where tenant_id = ?", world.id());
    }

    private void employ(String number, String name) {
        world.sql("insert into employee (tenant_id, number, number_key, name, name_folded) values (?, ?, ?, ?, lower(?))",
                world.id(), number, number, name, name);
    }

    private long confirmed(int meeting) {
        return world.count("select count(*) from registration r join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id"
                + " where r.tenant_id = ? and m.number = ? and r.status = 'confirmed'", world.id(), meeting);
    }

    /** All that is known of meetings and registrations. */
    private String everything() {
        return World.text("select cast((select jsonb_agg(row_to_json(m) order by m.number) from meeting m where m.tenant_id = o.id) as text)"
                + " || cast((select jsonb_agg(row_to_json(r) order by r.number) from registration r where r.tenant_id = o.id) as text)"
                + " from organization o where o.id = ?", world.id());
    }
}
