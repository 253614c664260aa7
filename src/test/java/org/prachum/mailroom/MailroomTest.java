package org.prachum.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prachum.testing.SourceFile;

class MailroomTest {

    /** Mailed from the apex only, where there is no mailroom. */
    private static final String AT_THE_APEX = "onboarding.found";

    @Test
    void everyKindOfMailHasAName() {
        Pattern constant = Pattern.compile("static final String [A-Z_]+ = \"([a-z]+\\.[a-z_]+)\";");
        List<String> kinds = SourceFile.java().stream()
                .filter(file -> file.name().matches(".*(Mails?|CodeRequest)\\.java"))
                .flatMap(file -> file.groups(constant).stream())
                .filter(kind -> !kind.equals(AT_THE_APEX))
                .toList();
        List<String> named = SourceFile.below("src/main/resources/org/prachum/mailroom", "Texts.properties").get(0)
                .groups(Pattern.compile("(?m)^kind\\.(\\S+) ="));

        assertThat(named).isNotEmpty().containsExactlyInAnyOrderElementsOf(kinds);
    }
}
