package thawline.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The first directory (page) of a TIFF file: numbers by tag.
///
/// Source: TIFF 6.0, section 2; "The BigTIFF File Format" (2008) for files beyond 4 GB, which have the same
/// parts in 8 bytes.
final class TiffDirectory {
    /// Longer lists of strips than any real picture has.
    private static final int MOST = 1 << 22;

    private final ByteBuffer file;
    private final boolean big;
    private final Map<Integer, long[]> values = new HashMap<>();
    private final int pages;

    TiffDirectory(ByteBuffer bytes) throws Damage {
        file = bytes.duplicate().order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        big = file.getShort(2) == 43;
        long at = big ? file.getLong(8) : Integer.toUnsignedLong(file.getInt(4));
        int first = place(at);
        for (int i = 0; i < entries(first); i++) {
            read(first + countSize() + i * entrySize());
        }
        pages = countPages(at);
    }

    static boolean matches(ByteBuffer file) {
        if (file.remaining() < 8) {
            return false;
        }
        int head = file.getInt(0);
        return head == 0x49492A00 || head == 0x4D4D002A || head == 0x49492B00 || head == 0x4D4D002B;
    }

    int pages() {
        return pages;
    }

    boolean has(int tag) {
        return values.containsKey(tag);
    }

    /// The only or first number.
    long value(int tag, long otherwise) {
        long[] all = values.get(tag);
        return all == null || all.length == 0 ? otherwise : all[0];
    }

    long[] values(int tag) {
        return values.getOrDefault(tag, new long[0]);
    }

    private int place(long at) throws Damage {
        if (at < 8 || at > file.limit() - 2L) {
            throw new Damage.CutOff("the TIFF is cut off after " + file.limit() + " bytes: its directory is missing");
        }
        return (int) at;
    }

    private int countSize() {
        return big ? 8 : 2;
    }

    private int entrySize() {
        return big ? 20 : 12;
    }

    private int entries(int directory) throws Damage {
        long n = big ? file.getLong(directory) : file.getShort(directory) & 0xFFFF;
        if (n < 0 || directory + countSize() + n * entrySize() + (big ? 8 : 4) > file.limit()) {
            throw new Damage.CutOff("the TIFF is cut off after " + file.limit() + " bytes, within its directory");
        }
        return (int) n;
    }

    private void read(int entry) throws Damage {
        int tag = file.getShort(entry) & 0xFFFF;
        int size = switch (file.getShort(entry + 2)) {
            case 1, 7 -> 1;
            case 3 -> 2;
            case 4, 13 -> 4;
            case 16, 18 -> 8;
            default -> 0; // texts, fractions: nothing that decides about pixels
        };
        long count = big ? file.getLong(entry + 4) : Integer.toUnsignedLong(file.getInt(entry + 4));
        int field = entry + (big ? 12 : 8);
        if (size == 0 || values.containsKey(tag)) {
            return;
        }
        boolean inside = count >= 0 && count * size <= (big ? 8 : 4);
        long from = inside ? field : big ? file.getLong(field) : Integer.toUnsignedLong(file.getInt(field));
        if (count < 0 || count > MOST || from < 0 || from + count * size > file.limit()) {
            if (TiffHeader.matters(tag)) {
                throw new Damage.CutOff("the TIFF is cut off after " + file.limit() + " bytes, within its directory");
            }
            return;
        }
        long[] numbers = new long[(int) count];
        for (int i = 0; i < numbers.length; i++) {
            int at = (int) from + i * size;
            numbers[i] = switch (size) {
                case 1 -> file.get(at) & 0xFF;
                case 2 -> file.getShort(at) & 0xFFFF;
                case 4 -> Integer.toUnsignedLong(file.getInt(at));
                default -> file.getLong(at);
            };
        }
        values.put(tag, numbers);
    }

    /// Directories are chained; a chain that bites its tail ends there.
    private int countPages(long first) throws Damage {
        Set<Long> seen = new HashSet<>();
        long at = first;
        while (at != 0 && seen.add(at)) {
            int directory = place(at);
            int next = directory + countSize() + entries(directory) * entrySize();
            at = big ? file.getLong(next) : Integer.toUnsignedLong(file.getInt(next));
        }
        return seen.size();
    }
}
