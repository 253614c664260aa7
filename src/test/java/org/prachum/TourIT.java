package org.prachum;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A tour of every page, in the demo organizations: 360 and 1280 pixels wide, in Thai and in English, a picture of each in
 * {@code target/pages/}. No page scrolls sideways, not even at 320 pixels, says anything in the console, or breaks a rule of WCAG 2.2 AA
 * that axe can see, in light or dark. {@code PRACHUM_TOUR=fr,ru} makes it in other languages, two at a time.
 */
@Isolated("it keeps both processors busy by itself")
class TourIT {

    private static final Path PICTURES = Path.of("target", "pages");
    private static final List<String> LANGUAGES = List.of(Optional.ofNullable(System.getenv("PRACHUM_TOUR")).orElse("th,en").split(","));

    /** A page: its file under webapp, where it is seen, by whom, and at which address. */
    record Stop(String file, String organization, String person, String path) {}

    private static final List<Stop> STOPS = List.of(
            new Stop("index", "", null, "/"),
            new Stop("sign-up", "", null, "/sign-up"),
            new Stop("sign-up-code", "", null, "/sign-up-code"),
            new Stop("find", "", null, "/find"),
            new Stop("terms", "", null, "/terms"),
            new Stop("operator", "", "operator@prachum.example", "/operator"),
            new Stop("operator/organization", "", "operator@prachum.example", "/operator/organizations/{organization}"),
            new Stop("operator/limits", "", "operator@prachum.example", "/operator/limits/{organization}"),
            new Stop("operator/passkeys", "", "operator@prachum.example", "/operator/passkeys/{organization}"),
            new Stop("operator/export", "", "operator@prachum.example", "/operator/export/{organization}"),
            new Stop("operator/arrivals", "", "operator@prachum.example", "/operator/arrivals"),
            new Stop("operator/departures", "", "operator@prachum.example", "/operator/departures"),
            new Stop("index", "acme", null, "/"),
            new Stop("index", "siam", null, "/"),
            new Stop("privacy", "siam", null, "/privacy"),
            new Stop("submit", "acme", null, "/submit/{open}"),
            new Stop("submit", "siam", null, "/submit/{open}"),
            new Stop("submit_manual", "acme", null, "/submit_manual/{open}"),
            new Stop("submit-mail-ticket", "acme", null, "/submit/{open}/mail-ticket"),
            new Stop("register-several", "acme", null, "/register-several"),
            new Stop("past-meetings", "acme", null, "/past-meetings"),
            new Stop("ticket", "acme", null, "/ticket/{ticket}"),
            new Stop("ticket", "siam", null, "/ticket/{ticket}"),
            new Stop("ticket-answers", "acme", null, "/ticket/{ticket}/answers"),
            new Stop("ticket-data", "acme", null, "/ticket/{ticket}/data"),
            new Stop("reminders", "acme", null, "{reminders}"),
            new Stop("meeting/qrcode", "acme", null, "/meeting/{open}/qrcode"),
            new Stop("WEB-INF/errors/404", "acme", null, "/nowhere"),
            new Stop("auth/login", "acme", null, "/auth/login"),
            new Stop("auth/verify-login", "acme", null, "/auth/verify-login"),
            new Stop("auth/register", "acme", null, "/auth/register"),
            new Stop("auth/verify-register", "acme", null, "/auth/verify-register"),
            new Stop("auth/passkey", "acme", null, "/auth/passkey"),
            new Stop("auth/logout", "acme", null, "/auth/logout"),
            new Stop("account", "acme", "ann@acme.example", "/account"),
            new Stop("account/passkeys", "acme", "{keeper}@acme.example", "/account/passkeys"),
            new Stop("admin", "acme", "ann@acme.example", "/admin/"),
            new Stop("admin", "siam", "natcha@siam.example", "/admin/"),
            new Stop("admin/statistics", "acme", "ann@acme.example", "/admin/statistics"),
            new Stop("admin/audit", "acme", "ann@acme.example", "/admin/audit"),
            new Stop("admin/welcome", "acme", "ann@acme.example", "/admin/welcome"),
            new Stop("admin/branding", "acme", "ann@acme.example", "/admin/branding"),
            new Stop("admin/time-zone", "acme", "ann@acme.example", "/admin/time-zone?zone=Pacific/Auckland"),
            new Stop("admin/settings", "acme", "ann@acme.example", "/admin/settings"),
            new Stop("admin/export", "acme", "ann@acme.example", "/admin/export"),
            new Stop("admin/delete-organization", "acme", "ann@acme.example", "/admin/delete-organization"),
            new Stop("admin/domains", "acme", "ann@acme.example", "/admin/domains"),
            new Stop("admin/privacy", "acme", "ann@acme.example", "/admin/privacy"),
            new Stop("admin/privacy/person", "acme", "ann@acme.example", "/admin/privacy/person?who=100001"),
            new Stop("admin/mails", "acme", "ann@acme.example", "/admin/mails"),
            new Stop("admin/integrations", "acme", "ann@acme.example", "/admin/integrations"),
            new Stop("admin/webhook", "acme", "ann@acme.example", "/admin/integrations/webhooks/new"),
            new Stop("admin/accounts", "acme", "ann@acme.example", "/admin/accounts"),
            new Stop("admin/account", "acme", "ann@acme.example", "/admin/accounts/{account}"),
            new Stop("admin/invite", "acme", "ann@acme.example", "/admin/invite"),
            new Stop("admin/employees", "acme", "ann@acme.example", "/admin/employees"),
            new Stop("admin/employee", "acme", "ann@acme.example", "/admin/employees/{employee}"),
            new Stop("admin/import", "acme", "ann@acme.example", "/admin/import"),
            new Stop("admin/moving-in", "acme", "ann@acme.example", "/admin/moving-in"),
            new Stop("organizer", "acme", "ann@acme.example", "/organizer"),
            new Stop("organizer", "siam", "natcha@siam.example", "/organizer"),
            new Stop("organizer/meeting/create", "acme", "ann@acme.example", "/organizer/meeting/create"),
            new Stop("organizer/meeting/edit", "acme", "ann@acme.example", "/organizer/meeting/{open}/edit"),
            new Stop("organizer/meeting/poster", "siam", "natcha@siam.example", "/organizer/meeting/{open}/poster"),
            new Stop("organizer/meeting/registrations", "acme", "ann@acme.example", "/organizer/meeting/{open}/registrations"),
            new Stop("organizer/meeting/undone", "acme", "ann@acme.example", "/organizer/meeting/{open}/registrations/undone"),
            new Stop("organizer/meeting/questions", "acme", "ann@acme.example", "/organizer/meeting/{open}/questions"),
            new Stop("organizer/meeting/registration", "acme", "ann@acme.example", "/organizer/meeting/{open}/registrations/{registration}"),
            new Stop("organizer/meeting/remove-all", "acme", "ann@acme.example", "/organizer/meeting/{open}/registrations/delete_all"),
            new Stop("admin/registration/delete", "acme", "ann@acme.example", "/admin/registrations/{registration}/delete"),
            new Stop("admin/meeting/alone", "acme", "ann@acme.example", "/admin/meetings/{open}/set_exclusive"),
            new Stop("admin/meeting/deed", "acme", "ann@acme.example", "/admin/meetings/{open}/toggle"),
            new Stop("organizer/meeting/check-in", "acme", "ann@acme.example", "/organizer/meeting/{open}/check-in"),
            new Stop("organizer/meeting/print", "acme", "ann@acme.example", "/organizer/meeting/{open}/print?file=badges"),
            new Stop("organizer/meeting/walk-in", "acme", "ann@acme.example", "/organizer/meeting/{open}/walk-in"),
            new Stop("organizer/meeting/kiosk", "acme", "ann@acme.example", "/organizer/meeting/{open}/kiosk"),
            new Stop("kiosk", "acme", null, "{kiosk}"),
            new Stop("organizer/meeting/statistics", "acme", "ann@acme.example", "/organizer/meeting/{open}/statistics"));

    /** Pages that only lead on, or that another test looks at. */
    private static final List<String> NO_STOPS = List.of("auth/arrive", "auth/link", "auth/prove", "not-me", "take-back");

    /**
     * One guide a language, both at once: a browser keeps one processor busy. One asks for the rules in light colours on a phone and in dark
     * ones on a desk, the other the other way round.
     */
    @Test
    void everyPageIsPresentable() throws IOException, InterruptedException, ExecutionException {
        Files.createDirectories(PICTURES);
        ExecutorService guides = Executors.newFixedThreadPool(LANGUAGES.size());
        try {
            List<Future<List<String>>> walks = new ArrayList<>();
            for (String language : LANGUAGES) {
                ColorScheme onPhone = walks.size() % 2 == 0 ? ColorScheme.LIGHT : ColorScheme.DARK;
                walks.add(guides.submit(() -> walk(language, onPhone)));
            }
            List<String> complaints = new ArrayList<>();
            for (Future<List<String>> walk : walks) {
                complaints.addAll(walk.get());
            }
            assertThat(complaints).isEmpty();
        } finally {
            guides.shutdown();
        }
    }

    @Test
    void noPageIsLeftOut() throws IOException {
        Path webapp = Path.of("src", "main", "webapp");
        try (Stream<Path> files = Files.walk(webapp)) {
            TreeSet<String> pages = files.map(file -> webapp.relativize(file).toString())
                    .filter(file -> file.endsWith(".xhtml") && !file.startsWith("WEB-INF"))
                    .map(file -> file.substring(0, file.length() - ".xhtml".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
            STOPS.forEach(stop -> pages.remove(stop.file()));
            NO_STOPS.forEach(pages::remove);
            assertThat(pages).isEmpty();
        }
    }

    private static List<String> walk(String language, ColorScheme onPhone) {
        try (TourGuide guide = new TourGuide(language, onPhone, PICTURES)) {
            return guide.walk(STOPS);
        }
    }
}
