package org.doudi.command;

import java.io.Console;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;
import org.doudi.DoudiApplication;
import org.doudi.access.Accounts;
import org.doudi.access.Role;
import org.doudi.divisions.Divisions;
import org.doudi.kernel.DivisionCode;
import org.doudi.kernel.InvalidValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "账号 / accounts",
        subcommands = UserCommand.Add.class)
final class UserCommand {
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "新增账号;密码在提示后输入,不显示 / add an account; the password is asked for and not shown")
    static final class Add implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "用户名 / sign-in name: a-z 0-9 . _ -")
        private String name;

        @Option(names = "--full-name", required = true, description = "姓名 / full name")
        private String fullName;

        @Option(names = "--role", required = true, description = "岗位 / role: ${COMPLETION-CANDIDATES}")
        private Role role;

        @Option(
                names = "--division",
                required = true,
                description = "区划代码 / division code, such as 320402001001 or 3204")
        private String division;

        @Option(
                names = "--password",
                interactive = true,
                arity = "0..1",
                description = "密码;不给出时询问 / password; asked for if it is not given")
        private char @Nullable [] password;

        @Override
        public Integer call() {
            var secret = password == null ? askForPassword() : new String(password);
            checkNameAndPassword(secret);
            try (var context = DoudiApplication.openForCommand()) {
                var area = area(context.getBean(Divisions.class));
                context.getBean(Accounts.class).add(new Accounts.NewAccount(name, fullName, role, area, false), secret);
                System.out.printf("已新增账号 %s / added %s%n", name, name);
                return 0;
            } catch (Accounts.NameTaken taken) {
                throw new ParameterException(spec.commandLine(), "用户名已被使用,请换一个 / the sign-in name is taken: " + name);
            }
        }

        /** Without a terminal it is the first line of what is piped in. */
        private String askForPassword() {
            return Optional.ofNullable(System.console())
                    .filter(Console::isTerminal)
                    .map(console -> new String(console.readPassword("密码 / password: ")))
                    .orElseGet(() -> {
                        var input = new Scanner(System.in, StandardCharsets.UTF_8);
                        return input.hasNextLine() ? input.nextLine() : "";
                    });
        }

        private void checkNameAndPassword(String secret) {
            if (!name.matches("[a-z0-9][a-z0-9._-]{1,39}")) {
                throw new ParameterException(
                        spec.commandLine(),
                        "用户名须为 2 至 40 个小写字母、数字、点、横线或下划线 / a sign-in name has 2 to 40 of a-z 0-9 . _ -");
            }
            if (secret.length() < Accounts.SHORTEST_PASSWORD) {
                throw new ParameterException(
                        spec.commandLine(),
                        "密码至少 %d 个字符 / a password has at least %d characters"
                                .formatted(Accounts.SHORTEST_PASSWORD, Accounts.SHORTEST_PASSWORD));
            }
        }

        private DivisionCode area(Divisions divisions) {
            try {
                var code = DivisionCode.of(division);
                if (divisions.find(code).isPresent()) {
                    return code;
                }
            } catch (InvalidValue notACode) {
                // told below, with the codes that are none of ours
            }
            throw new ParameterException(
                    spec.commandLine(), "没有这个区划:" + division + ",请查看 docs 中的区划表 / no such division: " + division);
        }
    }
}
