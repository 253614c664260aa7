package org.prachum.identity;

/**
 * What entering a code led to.
 *
 * @param tried what became of the code
 * @param entrant whose address it proved; null unless it was right
 */
record Proof(CodeTry tried, Entrant entrant) {

    static Proof none(CodeTry tried) {
        return new Proof(tried, null);
    }

    /**
     * Whoever may go on now.
     *
     * @throws CodeRefused unless the code was right
     * @throws AccountClosed when it was, but the account is not active
     */
    Entrant orRefuse() {
        tried.orRefuse();
        if (!entrant.account().isActive()) {
            throw new AccountClosed(entrant.account());
        }
        return entrant;
    }
}
