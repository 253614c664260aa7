package org.prachum.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.World;

class DurabilityDrill {

    private static final int DISASTERS =
            Integer.parseInt(Optional.ofNullable(System.getenv("PRACHUM_DISASTERS")).orElse("1"));

    static Plant plant;

    @BeforeAll
    static void build() {
        plant = new Plant();
    }

    @AfterAll
    static void tearDown() {
        plant.close();
    }

    @Test
    void whoeverWasToldIsThereOnceThoughTheServerIsKilled() {
        inAStorm(() -> {
            plant.server.kill();
            plant.server.resume();
        });
    }

    @Test
    void theServerRecoversByItselfWhenPostgresIsKilledUnderIt() {
        inAStorm(() -> {
            plant.postgres.kill();
            plant.postgres.resume();
        });
    }

    @Test
    void theServerRecoversByItselfWhenPostgresIsRestarted() {
        inAStorm(() -> plant.postgres.restart());
    }

    @Test
    void codesAndConfirmationsArriveOnceTheMailServerIsBack() {
        plant.mail.stop();
        Client olga = Client.on(plant.server.port(), Plant.SUBDOMAIN);
        olga.post("/auth/login", "email", Plant.ORGANIZER);
        Client guest = Client.on(plant.server.port(), Plant.SUBDOMAIN);
        int status = guest.postJson(
                        "/api/meetings/1/registrations/",
                        "{\"employee_number\":\"990001\",\"name\":\"Gus\",\"email\":\"gus@drill.example\"}")
                .status();
        assertThat(status).isEqualTo(201);
        plant.mail.start();

        String code = World.code(plant.mail.waitForMailTo(Plant.ORGANIZER, Duration.ofSeconds(60)));
        olga.post("/auth/verify-login", "otp", code);
        assertThat(olga.get("/organizer").status()).isEqualTo(200);
        assertThat(plant.mail.waitForMailTo("gus@drill.example", Duration.ofSeconds(60)).subject()).contains("Storm");
    }

    /** Does that to what serves them while people register, waits until they get through again, and counts them at the end. */
    private static void inAStorm(Runnable disaster) {
        Storm storm = new Storm(plant.server.port());
        storm.begin();
        storm.awaitAcknowledged(200);
        for (int i = 0; i < DISASTERS; i++) {
            disaster.run();
            storm.awaitAcknowledged(200);
        }
        everybodyIsThereOnce(storm.end());
    }

    private static void everybodyIsThereOnce(Set<String> acknowledged) {
        Set<String> registered = plant.registeredOnce();
        assertThat(registered).containsAll(acknowledged);
        assertThat(plant.taken()).isEqualTo(registered.size());
    }
}
