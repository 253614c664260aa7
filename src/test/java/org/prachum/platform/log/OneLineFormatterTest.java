package org.prachum.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** What somebody typed can be in an event of the log, and never look like another. */
class OneLineFormatterTest {

    private static final String FORGED = "a\n2026-11-30 ERROR [forged] b\r\n2026 c\u2028d\u0085e\u001b[31mf\u202Eg";

    private final OneLineFormatter formatter = new OneLineFormatter();

    {
        formatter.setPattern("%-5p [%c] %s%e%n");
    }

    @Test
    void aMessageStaysInItsLine() {
        String line = formatter.format(event(FORGED, null));

        assertThat(line).startsWith("INFO  [org.prachum] a\\u000a2026-11-30 ERROR").endsWith("g\n").doesNotContain("\u001b", "\u202E", "\u2028");
        assertThat(line.lines()).hasSize(1);
    }

    @Test
    void valuesAreWrittenIntoItFirst() {
        ExtLogRecord event = new ExtLogRecord(Level.INFO, "%s is not a number", ExtLogRecord.FormatStyle.PRINTF, "org.prachum");
        event.setLoggerName("org.prachum");
        event.setParameters(new Object[] {"1\n2"});

        assertThat(formatter.format(event)).isEqualTo("INFO  [org.prachum] 1\\u000a2 is not a number\n");
    }

    @Test
    void whatFollowsIsIndented() {
        Throwable thrown = new IllegalArgumentException(FORGED, new IllegalStateException(FORGED));

        String event = formatter.format(event("failed", thrown));

        assertThat(event.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("\t"));
        assertThat(event).contains("\n\tat org.prachum.platform.log.OneLineFormatterTest", "\n\tCaused by: java.lang.IllegalStateException: a\n\t2026-11-30");
    }

    private static ExtLogRecord event(String message, Throwable thrown) {
        ExtLogRecord event = new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.NO_FORMAT, "org.prachum");
        event.setLoggerName("org.prachum");
        event.setThrown(thrown);
        return event;
    }
}
