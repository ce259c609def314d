package org.doudi.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doudi.access.Accounts;
import org.doudi.access.Accounts.NewAccount;
import org.doudi.access.Role;
import org.doudi.database.StartupNote;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.springframework.stereotype.Component;

/** One account for each role, in the village where most families of the demo city miss their due. */
@Component
class DemoAccounts implements StartupNote {
    private static final String PASSWORD = "doudi-demo";

    private final Accounts accounts;
    private final Divisions divisions;

    DemoAccounts(Accounts accounts, Divisions divisions) {
        this.accounts = accounts;
        this.divisions = divisions;
    }

    /** Opens the accounts that are not open yet. */
    void open(Path city) throws IOException {
        var known = accounts.demoAccounts().stream()
                .map(Accounts.DemoAccount::signInName)
                .toList();
        for (var account : plan(villagesByNeed(city))) {
            if (!known.contains(account.signInName())) {
                accounts.add(account, PASSWORD);
            }
        }
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<String>();
        var demo = accounts.demoAccounts();
        if (!demo.isEmpty()) {
            lines.add("演示账号 / demo accounts (password " + PASSWORD + "):");
            demo.forEach(account -> lines.add("  %-10s %s %s"
                    .formatted(account.signInName(), account.role(), divisions.path(account.division()))));
        }
        return lines;
    }

    private List<NewAccount> plan(List<DivisionCode> villages) {
        var village = villages.getFirst();
        var other = villages.stream()
                .skip(1)
                .filter(candidate -> candidate.parent().equals(village.parent()))
                .findFirst()
                .orElse(villages.get(1));
        var city = divisions.city().code();
        return List.of(
                demo("clerk", "周小满", Role.VILLAGE_CLERK, village),
                demo("clerk2", "吴立夏", Role.VILLAGE_CLERK, other),
                demo("town", "郑谷雨", Role.TOWN_OFFICER, village.parent()),
                demo("district", "王白露", Role.DISTRICT_OFFICER, village.parent().parent()),
                demo("city", "冯清明", Role.CITY_OFFICER, city),
                demo("city2", "秦小寒", Role.CITY_OFFICER, city),
                demo("data", "陈惊蛰", Role.DATA_OFFICER, city),
                demo("audit", "褚霜降", Role.AUDITOR, city),
                demo("admin", "卫冬至", Role.SYSTEM_ADMINISTRATOR, city));
    }

    private static NewAccount demo(String name, String fullName, Role role, DivisionCode division) {
        return new NewAccount(name, fullName, role, division, true);
    }

    private static List<DivisionCode> villagesByNeed(Path city) throws IOException {
        Map<String, String> villageOfFamily = new HashMap<>();
        try (var households = read(city.resolve("truth/households.csv"))) {
            for (var row : households) {
                villageOfFamily.put(row.getField("household_cert_no"), row.getField("living_division"));
            }
        }
        Map<String, Integer> need = new HashMap<>();
        try (var families = read(city.resolve("truth/entitlement.csv"))) {
            for (var row : families) {
                int weight = row.getField("expected_state").equals("entitled_missing") ? 100 : 1;
                need.merge(villageOfFamily.getOrDefault(row.getField("household_cert_no"), ""), weight, Integer::sum);
            }
        }
        need.remove("");
        return need.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Integer>>comparingInt(Map.Entry::getValue)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> new DivisionCode(entry.getKey()))
                .toList();
    }

    private static CsvReader<NamedCsvRecord> read(Path file) throws IOException {
        return CsvReader.builder().ofNamedCsvRecord(file);
    }
}
