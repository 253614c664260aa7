package org.prachum.identity;

/**
 * What became of a code that was entered.
 *
 * @param outcome right, wrong, or void: expired, used, replaced, tried too often or asked for in another browser
 * @param triesLeft after a wrong one
 * @param email the address that is proved, if it was right, or that was tried for, if the try was counted; else null
 * @param details what the request for the code carried, if it was right
 */
public record CodeTry(Outcome outcome, int triesLeft, String email, String details) {

    /** How it ended. */
    public enum Outcome {
        RIGHT,
        WRONG,
        VOID
    }

    static CodeTry wrong(int triesLeft, String email) {
        return new CodeTry(triesLeft > 0 ? Outcome.WRONG : Outcome.VOID, triesLeft, email, null);
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
