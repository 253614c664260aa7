package org.prachum.identity;

import org.prachum.platform.web.Language;

/**
 * Somebody asks for a code.
 *
 * @param purpose what the code is good for, and nothing else: {@code sign-in}, {@code register}, {@code sign-up}
 * @param email where it is mailed
 * @param mailed whether it is mailed at all; an unknown address gets the same answer, in the same time, and no mail
 * @param browser what only the asking browser holds
 * @param client the address of the client, for its limit
 * @param details what is done once the code was entered
 * @param language of the mail
 */
public record CodeRequest(
        String purpose, Email email, boolean mailed, String browser, String client, String details, Language language) {}
