package org.prachum.identity;

/**
 * What entering a code led to.
 *
 * @param tried what became of the code
 * @param account whose address it proved; null unless it was right
 */
record Proof(CodeTry tried, Account account) {

    /**
     * The account that signs in now.
     *
     * @throws CodeRefused unless the code was right
     * @throws AccountClosed when it was, but the account is not active
     */
    Account orRefuse() {
        tried.orRefuse();
        if (!account.isActive()) {
            throw new AccountClosed(account);
        }
        return account;
    }
}
