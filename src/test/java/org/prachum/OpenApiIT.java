package org.prachum;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.prachum.registration.Stage;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;

/**
 * {@code /openapi.json} is written by hand, and is what the wire does: each operation, each status asked for here, each property that is
 * answered.
 */
class OpenApiIT {

    private static final Map<Class<? extends Annotation>, String> VERBS =
            Map.of(GET.class, "get", POST.class, "post", PUT.class, "put", DELETE.class, "delete");
    private static final String SOMEBODY = "{\"employee_number\":\"100001\"}";

    private final Stage stage = new Stage();
    private final Client visitor = stage.visitor();
    private final Contract contract = new Contract(object(visitor.get("/openapi.json").body()));

    @Test
    void everyOperationIsDescribedAndNoOther() {
        TreeSet<String> served = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.prachum")) {
            if (type.isAnnotatedWith(Path.class)) {
                type.getMethods().forEach(method -> served.addAll(operations(type, method)));
            }
        }

        assertThat(served).isNotEmpty();
        assertThat(contract.operations()).containsExactlyElementsOf(served);
    }

    @Test
    void aPlaceIsGivenAsDescribed() {
        int meeting = stage.meeting("Board");
        String path = "/api/meetings/" + meeting + "/registrations/";
        Contract.Operation register = contract.operation("post", "/api/meetings/{number}/registrations/");
        stage.employee("100001", "100001", "Ann Becker", null);

        register.mustAllow(visitor.with("Idempotency-Key", "first").postJson(path, SOMEBODY), 201);
        register.mustAllow(visitor.postJson(path, SOMEBODY), 200);
        register.mustAllow(visitor.with("Idempotency-Key", null).postJson(path, SOMEBODY), 409);
        register.mustAllow(visitor.postJson(path, "{"), 400);
        register.mustAllow(visitor.postJson(path, "{\"employee_number\":\"?\"}"), 422);
        register.mustAllow(visitor.postJson(path, "{\"name\":\"" + "x".repeat(70_000) + "\"}"), 413);
        register.mustAllow(visitor.postBody(path, "text/csv", new byte[] {1}), 415);
        register.mustAllow(visitor.postJson("/api/meetings/999/registrations/", SOMEBODY), 404);
    }

    @Test
    void aPlaceInTheLineIsDescribedToo() {
        int meeting = stage.meeting("Board", 1);
        stage.set(meeting, "waiting_list = true");
        stage.register(meeting, "100002");
        Answer waiting = visitor.postJson(
                "/api/meetings/" + meeting + "/registrations/",
                "{\"employee_number\":\"777777\",\"name\":\"Wanda Wright\",\"position\":\"Welder\",\"section\":\"W\",\"cost_center\":\"9\","
                        + "\"email\":\"wanda@acme.example\",\"waitlist\":true,\"consent\":true,\"answers\":{}}");

        contract.operation("post", "/api/meetings/{number}/registrations/").mustAllow(waiting, 201);
        assertThat(waiting.body()).contains("\"status\":\"waitlisted\"", "\"waitlist_position\":1");
    }

    @Test
    void aSeriesIsAnsweredAsDescribed() {
        int meeting = stage.meeting("Board");
        String path = "/api/meetings/" + meeting + "/registrations/";
        String all = "{\"employee_number\":\"100002\",\"series\":true}";
        Contract.Operation register = contract.operation("post", "/api/meetings/{number}/registrations/");

        Answer first = visitor.with("Idempotency-Key", "all").postJson(path, all);
        register.mustAllow(first, 201);
        assertThat(first.body()).contains("\"places\":1");
        register.mustAllow(visitor.postJson(path, all), 200);
        Answer none = visitor.with("Idempotency-Key", null).postJson(path, all);
        register.mustAllow(none, 409);
        assertThat(none.body()).contains("\"places\":0", "/problems/registration.already");
    }

    /** Each kind of refusal by HTTP itself has a type of its own, so that a program knows what to mend. */
    @Test
    void whatIsRefusedBeforeItIsReadIsToldApart() {
        int meeting = stage.meeting("Board");
        String path = "/api/meetings/" + meeting + "/registrations/";
        stage.employee("100001", "100001", "Ann Becker", null);

        Answer method = visitor.send(visitor.request(path).PUT(HttpRequest.BodyPublishers.ofString("{}")).header("Content-Type", "application/json"));
        contract.operation("post", "/api/meetings/{number}/registrations/").mustAllow(method, 405);
        assertThat(method.header("Allow")).contains("POST");
        assertThat(method.body()).contains("/problems/platform.problem.method");
        Answer accepted = visitor.send(visitor.request("/api/check_employee/100001").setHeader("Accept", "text/html"));
        contract.operation("get", "/api/check_employee/{number}").mustAllow(accepted, 406);
        assertThat(accepted.body()).contains("/problems/platform.problem.notAcceptable");
        assertThat(visitor.postBody(path, "text/csv", new byte[] {1}).body()).contains("/problems/platform.problem.mediaType");
        assertThat(visitor.postBody(path, "application/json ;charset=utf-8", SOMEBODY.getBytes()).status()).isEqualTo(201);
    }

    @Test
    void pagesAndFilesTakeNoMethodsOfPrograms() {
        for (String path : List.of("/", "/submit/1", "/assets/lean.css", "/admin/", "/openapi.json")) {
            Answer put = visitor.send(visitor.request(path).PUT(HttpRequest.BodyPublishers.noBody()));
            assertThat(put.status()).as(path).isEqualTo(405);
            assertThat(put.header("Allow")).as(path).isEqualTo("GET, HEAD, POST, OPTIONS");
            assertThat(visitor.delete(path).status()).as(path).isEqualTo(405);
        }
    }

    /** While two versions are served side by side, neither keeps its file under the address of the other's. */
    @Test
    void anAssetIsKeptForEverUnderItsOwnHashAlone() {
        String address = visitor.get("/").between("href=\"/assets/lean.css?v=", "\"");

        assertThat(visitor.get("/assets/lean.css?v=" + address).header("Cache-Control")).contains("immutable");
        assertThat(visitor.get("/assets/lean.css?v=0123456789ab").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(visitor.get("/assets/lean.css?v=" + address + "&x=1").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(visitor.get("/assets/lean.css").header("Cache-Control")).isEqualTo("public, max-age=300");
    }

    @Test
    void whatIsSentIsDescribed() {
        contract.mustTake("NewRegistration", "org.prachum.registration.RegistrationsResource$Body");
        contract.mustTake("NewCheckIn", "org.prachum.checkin.CheckInsResource$Body");
    }

    @Test
    void questionsAreAnsweredAsDescribed() {
        int meeting = stage.meeting("Board");
        stage.world().signedIn("ann").post(
                "/organizer/meeting/" + meeting + "/questions",
                "label", "Meal", "kind", "one", "options", "Fish\r\nNone", "required", "on", "action", "save");
        Contract.Operation questions = contract.operation("get", "/api/meetings/{number}/questions/");

        Answer asked = visitor.get("/api/meetings/" + meeting + "/questions/");
        questions.mustAllow(asked, 200);
        assertThat(asked.body()).contains("Meal");
        questions.mustAllow(visitor.get("/api/meetings/999/questions/"), 404);
    }

    @Test
    void lookUpsAreAnsweredAsDescribed() {
        int meeting = stage.meeting("Board");
        stage.employee("100001", "100001", "Ann Becker", null);
        Contract.Operation employee = contract.operation("get", "/api/check_employee/{number}");
        Contract.Operation status = contract.operation("get", "/api/registration_status/{meeting}/{number}");

        employee.mustAllow(visitor.get("/api/check_employee/100001"), 200);
        employee.mustAllow(visitor.get("/api/check_employee/4"), 200);
        status.mustAllow(visitor.get("/api/registration_status/" + meeting + "/100001"), 200);
        status.mustAllow(visitor.get("/api/registration_status/999/100001"), 404);
    }

    @Test
    void theDoorAnswersAsDescribed() {
        int meeting = stage.meeting("Board");
        String path = "/api/meetings/" + meeting + "/check-ins/";
        String sent = "{\"code\":\"" + stage.register(meeting, "100002") + "\"}";
        Contract.Operation checkIn = contract.operation("post", "/api/meetings/{number}/check-ins/");
        Contract.Operation undo = contract.operation("delete", "/api/meetings/{number}/check-ins/{registration}");

        checkIn.mustAllow(visitor.with("Sec-Fetch-Site", "same-origin").postJson(path, sent), 401);
        Client ann = stage.world().signedIn("ann");
        checkIn.mustAllow(ann.postJson(path, sent), 403);
        ann.with("Sec-Fetch-Site", "same-origin");
        Answer in = ann.postJson(path, sent);
        checkIn.mustAllow(in, 201);
        checkIn.mustAllow(ann.postJson(path, sent), 409);
        checkIn.mustAllow(ann.postJson(path, "{}"), 422);
        checkIn.mustAllow(ann.postJson("/api/meetings/999/check-ins/", sent), 404);
        undo.mustAllow(ann.delete(path + in.between("\"id\":\"", "\"")), 204);
    }

    /** Both servers would answer with one of their own making, to whoever asks, at whatever host. */
    @Test
    void noOtherDescriptionIsServed() {
        assertThat(visitor.get("/openapi").status()).isEqualTo(404);
        assertThat(Client.atHost("nobody.example").get("/openapi").status()).isEqualTo(404);
        assertThat(Client.atHost("nobody.example").get("/openapi.json").status()).isEqualTo(404);
        assertThat(Client.at("").get("/openapi.json").status()).isEqualTo(200);
    }

    private static List<String> operations(JavaClass type, JavaMethod method) {
        String path = "/api/" + path(type.getAnnotationOfType(Path.class))
                + (method.isAnnotatedWith(Path.class) ? path(method.getAnnotationOfType(Path.class)) : "");
        return VERBS.entrySet().stream()
                .filter(verb -> method.isAnnotatedWith(verb.getKey()))
                .map(verb -> verb.getValue() + " " + path.replaceAll("/+$", ""))
                .collect(Collectors.toList());
    }

    /** Without the form that a parameter has to have. */
    private static String path(Path path) {
        return path.value().isEmpty() ? "" : path.value().replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}") + "/";
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
