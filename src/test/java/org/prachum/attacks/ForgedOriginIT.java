package org.prachum.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** What another site makes a browser send is refused on every route, a sibling organization being another site. */
class ForgedOriginIT {

    private record Forgery(String name, String origin, String site) {}

    static World world;
    static Client ann;

    @BeforeAll
    static void signIn() {
        world = World.create();
        ann = world.signedIn("ann");
    }

    @TestFactory
    Stream<DynamicTest> noForgedPostIsTaken() {
        String sibling = House.open().url("acme", "").replaceAll("/$", "");
        List<Forgery> forgeries = List.of(
                new Forgery("another site", "https://evil.example", "cross-site"),
                new Forgery("a sibling organization", sibling, "same-site"),
                new Forgery("nobody", "null", "cross-site"),
                new Forgery("an origin alone", "https://evil.example", null));
        return Routes.all().stream().flatMap(route -> forgeries.stream()
                .map(forgery -> dynamicTest(route + " from " + forgery.name(), () -> refuses(route, forgery))));
    }

    @Test
    void whoSaysNothingAndHoldsACookieIsRefused() {
        assertThat(post(ann, "/auth/logout", new Forgery("silent", null, null)).status()).isEqualTo(403);
        assertThat(ann.get("/account").status()).isEqualTo(200);
    }

    @Test
    void whoComesFromHerePasses() {
        assertThat(world.visitor().post("/auth/login", "email", "nobody@nowhere.example").status()).isLessThan(400);
    }

    private static void refuses(String route, Forgery forgery) {
        assertThat(post(ann, Routes.filled(route, Map.of()), forgery).status())
                .as("403, or 404 for what is only at the apex")
                .isIn(403, 404);
    }

    private static Client.Answer post(Client client, String path, Forgery forgery) {
        Client forged = Client.at(world.subdomain());
        client.cookies().forEach(forged::cookie);
        var request = forged.request(path).header("Content-Type", "application/x-www-form-urlencoded");
        if (forgery.origin() != null) {
            request.header("Origin", forgery.origin());
        }
        if (forgery.site() != null) {
            request.header("Sec-Fetch-Site", forgery.site());
        }
        return forged.send(request.POST(HttpRequest.BodyPublishers.ofString("email=eve%40evil.example")));
    }
}
