package dev.thinkwatt.support.json;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Of a record only its components travel, whatever {@code isX()} and {@code getX()} it also offers. */
final class RecordComponents extends DefaultAccessorNamingStrategy.Provider {

    private static final long serialVersionUID = 1L;

    @Override
    public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass recordClass) {
        return new ComponentsOnly(config, recordClass);
    }

    private static final class ComponentsOnly extends DefaultAccessorNamingStrategy.RecordNaming {
        private final Set<String> components;

        ComponentsOnly(MapperConfig<?> config, AnnotatedClass recordClass) {
            super(config, recordClass);
            this.components = Arrays.stream(recordClass.getRawType().getRecordComponents())
                    .map(component -> component.getName())
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public @Nullable String findNameForRegularGetter(AnnotatedMethod method, String name) {
            return components.contains(name) ? name : null;
        }

        @Override
        public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
            return components.contains(name) ? name : null;
        }
    }
}
