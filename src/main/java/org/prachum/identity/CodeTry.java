package org.prachum.identity;

/**
 * What became of a code that was entered.
 *
 * @param outcome what it was
 * @param triesLeft after a wrong one
 * @param email the address that is proved, if it was right, or that was tried for, if the try was counted; else null
 * @param details what the request for the code carried, if it was right
 */
public record CodeTry(Outcome outcome, int triesLeft, String email, String details) {

    /** How it ended. */
    public enum Outcome {
        RIGHT,
        WRONG,
        /** Of an earlier mail, which another has replaced; no try was counted. */
        REPLACED,
        /** Not looked at, because strangers have tried too many wrong ones; the mail's link goes on. */
        BY_LINK_ONLY,
        /** Expired, used, tried too often, or asked for in another browser. */
        VOID
    }

    static CodeTry wrong(int triesLeft, String email) {
        return new CodeTry(triesLeft > 0 ? Outcome.WRONG : Outcome.VOID, triesLeft, email, null);
    }

    static CodeTry replaced() {
        return new CodeTry(Outcome.REPLACED, 0, null, null);
    }

    static CodeTry byLinkOnly() {
        return new CodeTry(Outcome.BY_LINK_ONLY, 0, null, null);
    }

    static CodeTry voided() {
        return new CodeTry(Outcome.VOID, 0, null, null);
    }

    /** @throws CodeRefused unless it was right */
    public CodeTry orRefuse() {
        if (outcome != Outcome.RIGHT) {
            throw new CodeRefused(this);
        }
        return this;
    }
}
