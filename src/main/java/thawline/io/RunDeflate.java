package thawline.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Deflate that looks for nothing but runs of one byte: what is left of a picture behind a filter has little
/// else. Each block has Huffman codes of its own. Fast, since nothing is searched for or remembered.
///
/// Source: RFC 1951.
final class RunDeflate {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// A run is that many bytes, and its first is written before it.
    private static final int SHORTEST = 4;

    /// Of bytes before the end, at which words are read no more.
    private static final int WORD = Long.BYTES - 2;

    /// The change that runs at four places following each other have in common.
    private static final long IN_EACH = 0xFFL << 24;

    private static final int LONGEST = 258;
    private static final int END = 256;
    private static final int SYMBOLS = 286;

    /// Four codes and the bits that are left of a byte fit into 64 bits.
    private static final int LIMIT = 12;

    private static final int LENGTH_SYMBOLS = 19;
    private static final int[] LENGTH_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    /// The longest header of a block in bytes, and room for a word behind the end.
    private static final int SLACK = 512;

    private byte[] out = {};
    private int at;
    private long bits;
    private int count;

    /// Bits that are not bytes yet are kept for the next block.
    ///
    /// @param n bytes, at least 1
    /// @param last whether no block follows; then all bits are given out
    void block(byte[] bytes, int n, boolean last) {
        int most = n + n / 2 + SLACK;
        if (out.length < most) {
            out = new byte[most];
        }
        at = 0;
        HuffmanCode code = HuffmanCode.of(counted(bytes, n), LIMIT);
        put(last ? 1 : 0, 1);
        put(2, 2);
        header(code.lengths());
        body(bytes, n, code);
        put(code.codes()[END], code.lengths()[END]);
        if (last) {
            put(0, (8 - count) & 7);
        }
    }

    /// The bytes of the last block are the first [#size] of this array.
    byte[] bytes() {
        return out;
    }

    int size() {
        return at;
    }

    private static int[] counted(byte[] bytes, int n) {
        int[] even = new int[SYMBOLS];
        int[] odd = new int[SYMBOLS]; // equal neighbours would wait for each other
        odd[bytes[0] & 0xFF]++;
        int i = 1;
        while (i < n) {
            i = counted(bytes, i, n, even, odd);
            if (isRun(bytes, i, n)) {
                int run = run(bytes, i, n);
                odd[symbol(run)]++;
                i += run;
            } else if (i < n) {
                odd[bytes[i++] & 0xFF]++;
            }
        }
        for (int s = 0; s < SYMBOLS; s++) {
            even[s] += odd[s];
        }
        even[END] = 1;
        return even;
    }

    /// Counts bytes up to where a run begins or the end is near; where that is.
    private static int counted(byte[] bytes, int from, int n, int[] even, int[] odd) {
        int i = from;
        while (i < n - WORD) {
            long word = (long) LONGS.get(bytes, i - 1);
            long changes = word ^ word >>> 8;
            if ((changes & IN_EACH) != 0) {
                even[(int) (word >>> 8) & 0xFF]++;
                odd[(int) (word >>> 16) & 0xFF]++;
                even[(int) (word >>> 24) & 0xFF]++;
                odd[(int) (word >>> 32) & 0xFF]++;
                i += 4;
            } else if ((int) changes == 0) {
                break;
            } else {
                even[(int) (word >>> 8) & 0xFF]++;
                i++;
            }
        }
        return i;
    }

    private static boolean isRun(byte[] bytes, int i, int n) {
        return i + SHORTEST <= n && (int) INTS.get(bytes, i) == (int) INTS.get(bytes, i - 1);
    }

    /// How many bytes from i on are as the one before.
    private static int run(byte[] bytes, int i, int n) {
        int end = Math.min(n, i + LONGEST);
        int j = i + SHORTEST;
        while (j + Long.BYTES <= end && (long) LONGS.get(bytes, j) == (long) LONGS.get(bytes, j - 1)) {
            j += Long.BYTES;
        }
        while (j < end && bytes[j] == bytes[j - 1]) {
            j++;
        }
        return j - i;
    }

    /// Lengths 3 … 10 have symbols of their own; then each four share another bit; 258 is apart.
    private static int symbol(int length) {
        return length == LONGEST ? 285 : 257 + group(length) * 4 + ((length - 3) >> extra(length));
    }

    private static int extra(int length) {
        return length == LONGEST ? 0 : group(length);
    }

    private static int group(int length) {
        return Math.max(0, 29 - Integer.numberOfLeadingZeros(length - 3));
    }

    private void body(byte[] bytes, int n, HuffmanCode code) {
        int[] codes = code.codes();
        int[] lengths = code.lengths();
        int[] words = new int[END];
        for (int s = 0; s < END; s++) {
            words[s] = codes[s] << 4 | lengths[s];
        }
        put(codes[bytes[0] & 0xFF], lengths[bytes[0] & 0xFF]);
        int i = 1;
        while (i < n) {
            i = literals(bytes, i, n, words);
            if (isRun(bytes, i, n)) {
                int run = run(bytes, i, n);
                int symbol = symbol(run);
                put(codes[symbol], lengths[symbol]);
                int extra = extra(run);
                put((run - 3) & ((1 << extra) - 1), extra);
                put(0, 1); // the distance is 1
                i += run;
            } else if (i < n) {
                put(codes[bytes[i] & 0xFF], lengths[bytes[i] & 0xFF]);
                i++;
            }
        }
    }

    /// Writes bytes up to where a run begins or the end is near; where that is.
    ///
    /// A word holds the byte before i and seven from there on. A run that begins at one of the next four
    /// places has its third change of a byte to the next in common with those at the other three. Where that
    /// is a change, four codes are written at once.
    ///
    /// @param words the code of each byte, and its length in the lowest 4 bits
    private int literals(byte[] bytes, int from, int n, int[] words) {
        byte[] to = out;
        int p = at;
        long acc = bits;
        int held = count;
        int i = from;
        while (i < n - WORD) {
            long word = (long) LONGS.get(bytes, i - 1);
            long changes = word ^ word >>> 8;
            int w = words[(int) (word >>> 8) & 0xFF];
            if ((changes & IN_EACH) != 0) {
                int w1 = words[(int) (word >>> 16) & 0xFF];
                int w2 = words[(int) (word >>> 24) & 0xFF];
                int w3 = words[(int) (word >>> 32) & 0xFF];
                int length01 = (w & 0xF) + (w1 & 0xF);
                acc |= (w >>> 4 | (long) (w1 >>> 4) << (w & 0xF)) << held;
                acc |= (w2 >>> 4 | (long) (w3 >>> 4) << (w2 & 0xF)) << (held + length01);
                held += length01 + (w2 & 0xF) + (w3 & 0xF);
                i += 4;
            } else if ((int) changes == 0) {
                break;
            } else {
                acc |= (long) (w >>> 4) << held;
                held += w & 0xF;
                i++;
            }
            LONGS.set(to, p, acc);
            p += held >>> 3;
            acc >>>= held & ~7;
            held &= 7;
        }
        at = p;
        bits = acc;
        count = held;
        return i;
    }

    /// At most 32 bits.
    private void put(int value, int n) {
        bits |= (long) value << count;
        count += n;
        LONGS.set(out, at, bits);
        at += count >>> 3;
        bits >>>= count & ~7;
        count &= 7;
    }

    /// The codes' lengths, themselves coded: literals and lengths, and one distance. Runs of zeros are
    /// written short.
    private void header(int[] lengths) {
        int[] all = Arrays.copyOf(lengths, SYMBOLS + 1);
        all[SYMBOLS] = 1;
        int[] counts = new int[LENGTH_SYMBOLS];
        eachLength(all, (symbol, extra, value) -> counts[symbol]++);
        HuffmanCode code = HuffmanCode.of(counts, 7);
        put(SYMBOLS - 257, 5);
        put(0, 5);
        put(LENGTH_SYMBOLS - 4, 4);
        for (int symbol : LENGTH_ORDER) {
            put(code.lengths()[symbol], 3);
        }
        eachLength(all, (symbol, extra, value) -> {
            put(code.codes()[symbol], code.lengths()[symbol]);
            put(value, extra);
        });
    }

    @FunctionalInterface
    private interface Length {
        void is(int symbol, int extraBits, int value);
    }

    private static void eachLength(int[] lengths, Length to) {
        int i = 0;
        while (i < lengths.length) {
            int zeros = 0;
            while (i + zeros < lengths.length && lengths[i + zeros] == 0 && zeros < 138) {
                zeros++;
            }
            if (zeros >= 11) {
                to.is(18, 7, zeros - 11);
                i += zeros;
            } else if (zeros >= 3) {
                to.is(17, 3, zeros - 3);
                i += zeros;
            } else {
                to.is(lengths[i++], 0, 0);
            }
        }
    }
}
