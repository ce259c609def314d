package org.doudi.city;

/** Card numbers of 19 digits with a valid Luhn digit, of an issuer number (629999) that no bank uses. */
final class BankCards {
    private static final String ISSUER = "629999";

    private BankCards() {}

    static String number(long account) {
        var digits = ISSUER + String.format("%012d", account);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
