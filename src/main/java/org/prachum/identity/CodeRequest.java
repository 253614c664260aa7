package org.prachum.identity;

import org.prachum.platform.web.Language;

/**
 * Somebody asks for a code.
 *
 * @param purpose what the code is good for, and nothing else: {@code sign-in}, {@code register}, {@code sign-up}
 * @param email where it is mailed
 * @param mail the kind of mail that goes out: {@link #CODE}, or, where an address must not learn a code, another that is asked for in
 *     the same way, in the same time; {@link #NOTHING} for an address that nobody has
 * @param browser what only the asking browser holds
 * @param client the address of the client, for its limit
 * @param device where this browser has signed in to the address's account before, or is signed in to it: what its own budget is counted
 *     under; else null
 * @param details what is done once the code was entered
 * @param language of the mail
 */
public record CodeRequest(
        String purpose,
        Email email,
        String mail,
        String browser,
        String client,
        String device,
        String details,
        Language language) {

    /** Of a browser that nobody knows. */
    public CodeRequest(String purpose, Email email, String mail, String browser, String client, String details, Language language) {
        this(purpose, email, mail, browser, client, null, details, language);
    }

    /** The mail with the code in it. */
    public static final String CODE = "identity.code";

    /** A row like the other, never sent. */
    public static final String NOTHING = "identity.silent";
}
