package org.doudi.testing;

import com.github.kagkarlsson.scheduler.task.Task;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.doudi.database.DatabaseServer;
import org.doudi.database.DueTasks;
import org.doudi.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives each test class under {@link DoudiTest} a context with its own copy of the database and its own clock. */
public final class DatabasePerTestClass implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        var outermost = testClass;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        return AnnotatedElementUtils.hasAnnotation(outermost, DoudiTest.class) ? new OwnDatabase(outermost) : null;
    }

    /** Contexts of different classes are different, because their databases are. */
    private record OwnDatabase(Class<?> testClass) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            var beans = (DefaultListableBeanFactory) context.getBeanFactory();
            var database = new RootBeanDefinition(TestDatabase.class, TestDatabase::copy);
            database.setDestroyMethodName("close");
            beans.registerBeanDefinition("testDatabase", database);
            beans.registerBeanDefinition(
                    "databaseServer",
                    new RootBeanDefinition(
                            DatabaseServer.class,
                            () -> beans.getBean(TestDatabase.class).server()));
            var clock = new RootBeanDefinition(TestClock.class, TestClock::new);
            clock.setPrimary(true);
            clock.setTargetType(TestClock.class);
            beans.registerBeanDefinition("testClock", clock);
            beans.registerBeanDefinition("dueTasks", new RootBeanDefinition(DueTasks.class, () -> dueTasks(beans)));
        }

        private static DueTasks dueTasks(DefaultListableBeanFactory beans) {
            var tasks = new ArrayList<Task<?>>();
            beans.getBeanProvider(new ParameterizedTypeReference<Task<?>>() {}).forEach(tasks::add);
            return new DueTasks(
                    beans.getBean("loadDataSource", DataSource.class), tasks, beans.getBean(TestClock.class));
        }
    }
}
