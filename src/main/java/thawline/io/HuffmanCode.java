package thawline.io;

import java.util.Arrays;

/// A prefix code of deflate: how many bits each symbol has, and which, first bit lowest.
///
/// Source: D. Huffman, A Method for the Construction of Minimum-Redundancy Codes, 1952; RFC 1951, section
/// 3.2.2.
///
/// @param lengths in bits; 0 for symbols that do not occur
/// @param codes the bits
record HuffmanCode(int[] lengths, int[] codes) {

    /// For symbols that occur so often, with codes of at most `limit` bits; too long ones are avoided by
    /// making counts more alike.
    static HuffmanCode of(int[] counts, int limit) {
        int[] like = counts.clone();
        int[] lengths = lengths(like);
        while (Arrays.stream(lengths).max().orElse(0) > limit) {
            for (int s = 0; s < like.length; s++) {
                like[s] = (like[s] + 1) / 2;
            }
            lengths = lengths(like);
        }
        return new HuffmanCode(lengths, codes(lengths));
    }

    /// The two lightest nodes become one, again and again. Leaves and nodes made of them each come in order
    /// of their weight, so that the lightest is the first of one of both queues.
    private static int[] lengths(int[] counts) {
        int[] lengths = new int[counts.length];
        long[] leaves = new long[counts.length];
        int n = 0;
        for (int s = 0; s < counts.length; s++) {
            if (counts[s] > 0) {
                leaves[n++] = (long) counts[s] << 16 | s;
            }
        }
        Arrays.sort(leaves, 0, n);
        if (n == 1) {
            lengths[(int) (leaves[0] & 0xFFFF)] = 1;
        }
        if (n < 2) {
            return lengths;
        }
        long[] weights = new long[2 * n - 1];
        int[] parents = new int[2 * n - 1];
        for (int i = 0; i < n; i++) {
            weights[i] = leaves[i] >>> 16;
        }
        int leaf = 0;
        int node = n;
        for (int made = n; made < weights.length; made++) {
            for (int i = 0; i < 2; i++) {
                boolean isLeaf = leaf < n && (node == made || weights[leaf] <= weights[node]);
                int lightest = isLeaf ? leaf++ : node++;
                weights[made] += weights[lightest];
                parents[lightest] = made;
            }
        }
        int[] depths = new int[weights.length];
        for (int i = weights.length - 2; i >= 0; i--) {
            depths[i] = depths[parents[i]] + 1;
        }
        for (int i = 0; i < n; i++) {
            lengths[(int) (leaves[i] & 0xFFFF)] = depths[i];
        }
        return lengths;
    }

    /// Codes of one length follow each other in the order of symbols, after those that are shorter.
    private static int[] codes(int[] lengths) {
        int[] codes = new int[lengths.length];
        int next = 0;
        for (int length = 1; length <= 15; length++) {
            next <<= 1;
            for (int s = 0; s < lengths.length; s++) {
                if (lengths[s] == length) {
                    codes[s] = Integer.reverse(next++) >>> (32 - length);
                }
            }
        }
        return codes;
    }
}
