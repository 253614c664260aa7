package org.prachum.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.World;

/** Hosts that belong to nobody cost whoever made them up a look-up, and an organization nothing. */
class MadeUpHostsIT {

    /** Its name was changed behind the server's back: whoever has to read it again says the new one. */
    @Test
    void twentyThousandOfThemLeaveAnOrganizationWhereItWas() throws Exception {
        World world = World.create();
        assertThat(world.visitor().get("/privacy").body()).contains("Acme Engineering");
        world.sql("update organization set name = 'Read Again' where id = ?", world.id());
        List<Callable<Integer>> strangers = IntStream.rangeClosed(0, 20_000)
                .mapToObj(n -> (Callable<Integer>) () -> Client.atHost("made-up-" + n + ".localhost").get("/").status())
                .toList();
        var crowd = Executors.newFixedThreadPool(8);
        for (var answer : crowd.invokeAll(strangers)) {
            assertThat(answer.get()).isEqualTo(404);
        }
        crowd.shutdown();

        assertThat(world.visitor().get("/privacy").body()).contains("Acme Engineering").doesNotContain("Read Again");
    }
}
