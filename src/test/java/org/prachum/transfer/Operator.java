package org.prachum.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Patience;
import org.prachum.testing.World;

/** An operator of a test's own, because an address gets few codes an hour, and what it does with organizations. */
final class Operator {

    static final String ARRIVALS = "/operator/arrivals";

    private static final Duration ARRIVAL = Duration.ofSeconds(60);

    /** A round of erasing begins after 15 seconds at most. */
    private static final Duration ROUND = Duration.ofSeconds(60);

    private static final String OWNED = """
            select quote_ident(c.relname) || '.' || quote_ident(a.attname)
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (a.attname = 'tenant_id'
                or c.relname = 'organization' and a.attname = 'id'
                or exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
                    and f.confrelid = 'organization'::regclass and f.conkey = array[a.attnum]))
            order by 1
            """;

    private final String email = "mover-" + UUID.randomUUID() + "@prachum.example";
    private final Client client = Client.at("");

    private Operator(World anyWorld) {
        anyWorld.sql(
                "insert into account (tenant_id, id, email, name, role, status) "
                        + "values ('00000000-0000-0000-0000-000000000001', ?, ?, 'Olaf', 'operator', 'active')",
                UUID.randomUUID(), email);
        client.post("/auth/login", "email", email);
        client.post("/auth/verify-login", "otp", World.code(House.open().mail().waitForMailTo(email, Duration.ofSeconds(60))));
    }

    static Operator signedIn(World anyWorld) {
        return new Operator(anyWorld);
    }

    Client client() {
        return client;
    }

    byte[] export(UUID organization) {
        HttpResponse<byte[]> answer = client.download("/operator/export.zip", "organization", organization.toString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("The export is answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Brings that file, and waits until all of it was checked: what the page shows then. */
    Client.Answer bring(byte[] file) {
        Client.Answer uploaded = client.upload(ARRIVALS, "file", "acme.zip", file);
        assertThat(uploaded.status()).as(uploaded.body()).isEqualTo(302);
        return whenStill();
    }

    /** Answers to what the page asks: what is answered where that is refused at once; else what the page shows when it is over. */
    Client.Answer answer(Client.Answer asked, String action, String... more) {
        List<String> form = new ArrayList<>(List.of("action", action, "run", asked.between("name=\"run\" value=\"", "\"")));
        form.addAll(List.of(more));
        Client.Answer answered = client.post(ARRIVALS, form.toArray(String[]::new));
        return answered.status() == 302 ? whenStill() : answered;
    }

    /** Brings that file and lets it in. */
    Client.Answer letIn(byte[] file, String subdomain) {
        return answer(bring(file), "arrive", "subdomain", subdomain);
    }

    /** Looks at the page as people do: in Thai on a phone, in English on a desk. */
    void picture(String name) {
        try (Chromium chromium = Chromium.open()) {
            for (String language : List.of("th", "en")) {
                try (BrowserContext context = chromium.browser().newContext(
                        new Browser.NewContextOptions().setViewportSize(language.equals("th") ? 360 : 1280, 800))) {
                    String url = House.open().url("", "/");
                    client.cookies().forEach((cookie, value) -> context.addCookies(List.of(new Cookie(cookie, value).setUrl(url))));
                    context.addCookies(List.of(new Cookie("lang", language).setUrl(url)));
                    Page page = context.newPage();
                    assertThat(page.navigate(House.open().url("", ARRIVALS)).status()).isEqualTo(200);
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of("target", "pages", name + "-" + language + ".png")).setFullPage(true));
                    assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                            .as("scrolls sideways").isEqualTo(0);
                }
            }
        }
    }

    Client.Answer whenStill() {
        Client.Answer[] page = {client.get(ARRIVALS)};
        Patience.until(ARRIVAL, "it is over", () -> {
            page[0] = client.get(ARRIVALS);
            return page[0].body().contains("data-running=\"false\"");
        });
        return page[0];
    }

    /** What the page says of the one that is over. */
    static String ended(Client.Answer page) {
        return page.between("id=\"ended\">", "</p>").replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }

    /** Lets the grace of that organization be over, and waits until it is gone. */
    static void erase(World world) {
        world.sql("update organization set status = 'closed', closed_at = now() - interval '31 days', erase_at = now() - interval '1 minute'"
                + " where id = ?", world.id());
        Patience.until(ROUND, "it is erased", () -> world.count("select count(*) from audit_entry"
                + " where tenant_id = '00000000-0000-0000-0000-000000000001' and verb = 'organization.erased' and subject_id = ?",
                world.id()) == 1);
    }

    /** How many rows each table has of that organization, as {@code table.column=rows}; those without any are not named. */
    static List<String> rowsOf(World world) {
        return owned(world).stream()
                .map(column -> column + "=" + world.count("select count(*) from " + column.substring(0, column.indexOf('.')) + " where "
                        + column.substring(column.indexOf('.') + 1) + " = ?", world.id()))
                .filter(count -> !count.endsWith("=0") && !count.startsWith("traffic."))
                .toList();
    }

    /** Every column that says whose a row is, as the catalogue has them. */
    static List<String> owned(World world) {
        return List.of(World.text("select string_agg(o.owned, ' ') from (" + OWNED.replaceFirst("quote_ident\\(a.attname\\)", "$0 as owned")
                + ") o").split(" "));
    }
}
