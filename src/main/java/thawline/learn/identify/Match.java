package thawline.learn.identify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import thawline.core.Kernel;

/// A linear filter with a name that does nearly what was done.
///
/// @param text such as `Gaussian 5×5, sigma 1.21`
/// @param height of the kernel
/// @param width of the kernel
/// @param numbers such as sigma → 1.21, in the order of the text
/// @param kernel with its gain
/// @param offset what is added after it
/// @param explained the share of the variance after that it explains, 0 … 1
/// @param excess the root mean square by which it errs more than the best linear kernel, in 8-bit units
public record Match(
        Family family,
        String text,
        int height,
        int width,
        Map<String, Double> numbers,
        Kernel kernel,
        double offset,
        double explained,
        double excess) {

    public Match {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    @Override
    public String toString() {
        return text;
    }
}
