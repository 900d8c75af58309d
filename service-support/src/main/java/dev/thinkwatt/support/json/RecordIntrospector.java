package dev.thinkwatt.support.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedConstructor;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from the types themselves what Jackson else wants annotations for: required components and the kinds of a sealed interface. */
final class RecordIntrospector extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    private static final JsonTypeInfo.Value BY_KIND =
            JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "kind", null, false, true);

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
        if (!SealedKinds.isKind(type.getRawType())) {
            return super.findTypeResolver(config, type, baseType);
        }
        return new StdTypeResolverBuilder().init(BY_KIND, null);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
        List<NamedType> kinds = SealedKinds.of(type.getRawType());
        return kinds.isEmpty() ? super.findSubtypes(type) : kinds;
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass type) {
        return SealedKinds.isKind(type.getRawType()) ? SealedKinds.name(type.getRawType()) : super.findTypeName(type);
    }

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        RecordComponent component = component(member);
        return component == null ? super.hasRequiredMarker(member) : Boolean.valueOf(isRequired(component));
    }

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        RecordComponent component = component(annotated);
        if (component == null || isNullable(component)) {
            return super.findSetterInfo(annotated);
        }
        return JsonSetter.Value.forValueNulls(isRequired(component) ? Nulls.FAIL : Nulls.AS_EMPTY);
    }

    private static @Nullable RecordComponent component(Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)
                || !(parameter.getOwner() instanceof AnnotatedConstructor constructor)
                || !constructor.getDeclaringClass().isRecord()) {
            return null;
        }
        RecordComponent[] components = constructor.getDeclaringClass().getRecordComponents();
        return components.length == constructor.getParameterCount() ? components[parameter.getIndex()] : null;
    }

    private static boolean isRequired(RecordComponent component) {
        Class<?> type = component.getType();
        return !isNullable(component)
                && type != Optional.class
                && !Collection.class.isAssignableFrom(type)
                && !Map.class.isAssignableFrom(type);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
