package org.prachum.movingin;

import java.util.Map;

/** A line of a move's report, see {@link Note}. */
record Told(String file, int line, String kind, String subject, String effect, String fact, Map<String, Object> details) {}
