package org.doudi.city;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A fictional employer.
 *
 * @param name name as registered
 * @param creditCode unified social credit code (GB 32100), valid, of the fictional area 320499
 */
record Employer(String name, String creditCode) {
    /** Work without an employer, insured by the worker alone. */
    static final Employer NONE = new Employer("", "");

    private static final List<String> WORDS =
            List.of("龙城", "延陵", "天目", "滆湖", "运河", "兰陵", "金沙", "茅山", "毗陵", "溧水源", "春秋", "淹城", "红梅", "青枫", "江南", "恒丰");
    private static final List<String> TRADES = List.of(
            "机械制造", "纺织", "电子", "物流", "餐饮管理", "保洁服务", "家政服务", "建筑劳务", "超市", "物业管理", "园艺", "塑料制品", "食品", "保安服务", "汽车配件");
    private static final String CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CODE_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    /** Every word with every trade. */
    static List<Employer> all() {
        return IntStream.range(0, WORDS.size() * TRADES.size())
                .mapToObj(number -> new Employer(
                        "常州" + WORDS.get(number / TRADES.size()) + TRADES.get(number % TRADES.size()) + "有限公司",
                        creditCode(number)))
                .toList();
    }

    private static String creditCode(int number) {
        return creditCode("91320499MADM" + String.format("%05d", number));
    }

    /** The 17 characters with their check character. */
    static String creditCode(String code) {
        int sum = 0;
        for (int i = 0; i < CODE_WEIGHTS.length; i++) {
            sum += CODE_CHARACTERS.indexOf(code.charAt(i)) * CODE_WEIGHTS[i];
        }
        return code + CODE_CHARACTERS.charAt((31 - sum % 31) % 31);
    }
}
