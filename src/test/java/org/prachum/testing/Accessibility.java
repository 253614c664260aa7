package org.prachum.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe-core finds on a page by the rules of WCAG 2.2, levels A and AA, and by its own best practices. */
public final class Accessibility {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessibility() {}

    /** @param name what the page is called where it fails */
    public static void assertNoViolations(Page page, String name) {
        assertThat(new AxeBuilder(page).setLegacyMode(true).withTags(RULES).analyze().getViolations())
                .as(name)
                .extracting(violation -> violation.getId() + " " + violation.getNodes().get(0).getHtml())
                .isEmpty();
    }
}
