package org.labhub.schema.internal.text;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.labhub.api.schema.FieldType;

/** How the canonical text writes a type. */
final class BldsType {

    private static final Map<FieldType, String> CODES = new EnumMap<>(FieldType.class);
    private static final Map<String, FieldType> TYPES = new HashMap<>();

    static {
        for (FieldType type : FieldType.values()) {
            String code = codeOf(type);
            CODES.put(type, code);
            TYPES.put(code, type);
        }
    }

    private BldsType() {}

    private static String codeOf(FieldType type) {
        return switch (type) {
            case BOOL -> "b";
            case INT8 -> "i8";
            case UINT8 -> "u8";
            case INT16 -> "i16";
            case UINT16 -> "u16";
            case INT32 -> "i32";
            case UINT32 -> "u32";
            case INT64 -> "i64";
            case UINT64 -> "u64";
            case FLOAT32 -> "f32";
            case FLOAT64 -> "f64";
            case STRING -> "c";
            case ENUM -> "e8";
        };
    }

    static String code(FieldType type) {
        return CODES.getOrDefault(type, "");
    }

    static boolean isCode(String code) {
        return TYPES.containsKey(code);
    }

    static FieldType type(String code) {
        return TYPES.getOrDefault(code, FieldType.BOOL);
    }
}
