package thawline.io.onnx;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import thawline.core.Footprint;
import thawline.core.Mask;
import thawline.layer.Layer;
import thawline.layer.Op;
import thawline.layer.Weights;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Records as JSON, component by component: `{"is": "Pool", "extremum": "MAX", …}`. A component whose type is
/// sealed says which of its records it is; no other class can be named.
final class Records {

    /// The deepest that structures lie in each other.
    private static final int DEEPEST = 100;

    private static final int LARGEST_FOOTPRINT = 1 << 12;

    private static final int LARGEST_MASK = 1 << 18;

    private static final String KIND = "is";

    private final JsonMapper json;

    Records(JsonMapper json) {
        this.json = json;
    }

    JsonNode write(Type type, Object value, WeightText.Writer numbers) {
        return switch (value) {
            case Weights w -> numbers.write(w);
            case Float f -> number(f);
            case Integer i -> json.getNodeFactory().numberNode(i);
            case Boolean b -> json.getNodeFactory().booleanNode(b);
            case String s -> json.getNodeFactory().stringNode(s);
            case Enum<?> e -> json.getNodeFactory().stringNode(e.name());
            case Optional<?> o ->
                o.isPresent()
                        ? write(argument(type), o.get(), numbers)
                        : json.getNodeFactory().nullNode();
            case List<?> list -> {
                ArrayNode all = json.createArrayNode();
                list.forEach(e -> all.add(write(argument(type), e, numbers)));
                yield all;
            }
            case Footprint f -> footprint(f);
            case Mask m -> mask(m);
            case Record r -> {
                ObjectNode all = json.createObjectNode();
                if (raw(type).isSealed()) {
                    all.put(KIND, r.getClass().getSimpleName());
                }
                for (RecordComponent c : r.getClass().getRecordComponents()) {
                    all.set(c.getName(), write(c.getGenericType(), get(c, r), numbers));
                }
                yield all;
            }
            default ->
                throw new IllegalArgumentException("a " + value.getClass().getName()
                        + " cannot be kept in a model file; only operations of Thawline's own can");
        };
    }

    Object read(Type type, JsonNode node, WeightText.Reader numbers) {
        return read(type, node, numbers, 0);
    }

    private Object read(Type type, JsonNode node, WeightText.Reader numbers, int depth) {
        Class<?> raw = raw(type);
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("structures lie too deep in each other");
        }
        if (raw == Weights.class) {
            return numbers.read(node);
        }
        if (raw == float.class) {
            return Float.valueOf(node.asString());
        }
        if (raw == int.class || raw == Integer.class) {
            return node.asInt();
        }
        if (raw == boolean.class) {
            return node.asBoolean();
        }
        if (raw == String.class) {
            return node.asString();
        }
        if (raw.isEnum()) {
            return Stream.of(raw.getEnumConstants())
                    .filter(e -> ((Enum<?>) e).name().equals(node.asString()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(node + " is no " + raw.getSimpleName()));
        }
        if (raw == Optional.class) {
            return node.isNull() ? Optional.empty() : Optional.of(read(argument(type), node, numbers, depth + 1));
        }
        if (raw == List.class) {
            List<Object> all = new ArrayList<>();
            node.forEach(e -> all.add(read(argument(type), e, numbers, depth + 1)));
            return all;
        }
        if (raw == Footprint.class) {
            return footprint(node);
        }
        if (raw == Mask.class) {
            return mask(node);
        }
        Class<?> kind = raw.isSealed() ? kind(raw, node.path(KIND).asString()) : raw;
        if (!kind.isRecord()) {
            throw new IllegalArgumentException("a " + kind.getSimpleName() + " cannot be kept in a model file");
        }
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = read(components[i].getGenericType(), node.path(components[i].getName()), numbers, depth + 1);
        }
        try {
            return kind.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The record of a sealed family that goes by a simple name.
    private static Class<?> kind(Class<?> family, String name) {
        return members(family)
                .filter(c -> c.isRecord() && c.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no " + family.getSimpleName()));
    }

    private static Stream<Class<?>> members(Class<?> family) {
        Stream<Class<?>> own = family.isSealed()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(c -> Stream.concat(Stream.of(c), members(c)))
                : Stream.empty();
        return family == Layer.class || family == Op.class ? Stream.concat(own, Foreign.RECORDS.stream()) : own;
    }

    private JsonNode number(float f) {
        return Float.isFinite(f)
                ? json.getNodeFactory().numberNode(f)
                : json.getNodeFactory().stringNode(Float.toString(f));
    }

    private JsonNode footprint(Footprint f) {
        ObjectNode all = json.createObjectNode();
        all.put("depth", f.depth()).put("height", f.height()).put("width", f.width());
        if (!f.isBox()) {
            StringBuilder taken = new StringBuilder();
            for (int i = 0; i < f.depth() * f.height() * f.width(); i++) {
                taken.append(f.at(0, 0, i) ? '1' : '0');
            }
            all.put("taken", taken.toString());
        }
        return all;
    }

    private static Footprint footprint(JsonNode node) {
        int d = node.path("depth").asInt();
        int h = node.path("height").asInt();
        int w = node.path("width").asInt();
        if (!node.has("taken")) {
            if ((double) d * h * w > 1 << 20) {
                throw new IllegalArgumentException("a footprint of " + d + " × " + h + " × " + w + " is too large");
            }
            return Footprint.box(d, h, w);
        }
        String text = node.path("taken").asString();
        if (text.length() > LARGEST_FOOTPRINT || (double) d * h * w != text.length()) {
            throw new IllegalArgumentException("a footprint has one mark for each place");
        }
        boolean[] taken = new boolean[text.length()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = text.charAt(i) == '1';
        }
        return Footprint.of(d, h, w, taken);
    }

    private JsonNode mask(Mask m) {
        ObjectNode all = json.createObjectNode();
        all.put("planes", m.planes()).put("height", m.height()).put("width", m.width());
        if (!m.isBox()) {
            ArrayNode weights = all.putArray("weights");
            for (int i = 0; i < m.planes() * m.height() * m.width(); i++) {
                weights.add(number(m.at(0, 0, i)));
            }
        }
        return all;
    }

    private static Mask mask(JsonNode node) {
        int planes = node.path("planes").asInt();
        int h = node.path("height").asInt();
        int w = node.path("width").asInt();
        if ((double) planes * h * w > LARGEST_MASK) {
            throw new IllegalArgumentException("a mask of " + planes + " × " + h + " × " + w + " is too large");
        }
        if (!node.has("weights")) {
            return Mask.box(h, w);
        }
        float[] weights = new float[node.path("weights").size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Float.parseFloat(node.path("weights").path(i).asString());
        }
        return Mask.of(planes, h, w, weights);
    }

    private static Object get(RecordComponent c, Record of) {
        try {
            return c.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }
}
