package org.doudi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doudi.access.Allowed;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMapping;

/** What style.md calls house rules: kept by a test, so that they hold without anybody remembering them. */
class HouseRulesTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.doudi");

    @Test
    void nobody_reads_the_wall_clock_behind_our_back() {
        var argumentlessNow = DescribedPredicate.<JavaCall<?>>describe(
                "now() without a clock",
                call -> call.getTarget().getOwner().getPackageName().equals("java.time")
                        && call.getTarget().getName().equals("now")
                        && call.getTarget().getRawParameterTypes().isEmpty());
        noClasses().should().callCodeUnitWhere(argumentlessNow).check(ALL);
    }

    @Test
    void nobody_catches_everything() throws IOException {
        var catchAll = Pattern.compile("catch \\((final )?(Exception|Throwable) ");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var offenders = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> catchAll.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(offenders).isEmpty();
        }
    }

    @Test
    void every_package_is_null_marked() {
        var unmarked = ALL.stream()
                .filter(type -> !type.getSimpleName().startsWith("Jte"))
                .map(type -> type.getPackage())
                .filter(owner -> !owner.isAnnotatedWith(NullMarked.class))
                .map(owner -> owner.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    @Test
    void every_request_handler_names_its_action() {
        var unnamed = handlers()
                .filter(method -> !method.isAnnotatedWith(Allowed.class) && !method.isMetaAnnotatedWith(Allowed.class))
                .map(method -> method.getFullName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unnamed).isEmpty();
        assertThat(handlers()).isNotEmpty();
    }

    @Test
    void kernel_and_policy_know_neither_spring_nor_sql() {
        noClasses()
                .that()
                .resideInAnyPackage("org.doudi.kernel..", "org.doudi.policy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
                .check(ALL);
    }

    private static java.util.stream.Stream<JavaMethod> handlers() {
        return ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(RequestMapping.class));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
