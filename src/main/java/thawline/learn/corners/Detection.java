package thawline.learn.corners;

import java.util.ArrayList;
import java.util.List;
import thawline.filter.Corner;

/// How well a list of corners agrees with the true ones, each of which answers for one of the list at most.
///
/// @param precision the share of the list that is right
/// @param recall the share of the true corners that the list has
/// @param error the mean distance in pixels between the two where they agree; NaN where nothing does
public record Detection(double precision, double recall, double error) {

    /// Compares a list with the truth.
    ///
    /// @param found the strongest first: each takes the nearest true corner within the distance that is left
    public static Detection of(List<Corner> found, List<thawline.data.Corner> drawn, double within) {
        List<thawline.data.Corner> left = new ArrayList<>(drawn);
        int right = 0;
        double sum = 0;
        for (Corner c : found) {
            int best = -1;
            double nearest = within;
            for (int k = 0; k < left.size(); k++) {
                double away = Math.hypot(left.get(k).x() - c.x(), left.get(k).y() - c.y());
                if (away <= nearest) {
                    nearest = away;
                    best = k;
                }
            }
            if (best >= 0) {
                left.remove(best);
                right++;
                sum += nearest;
            }
        }
        return new Detection(share(right, found.size()), share(right, drawn.size()), sum / right);
    }

    private static double share(int part, int all) {
        return all == 0 ? 0 : (double) part / all;
    }
}
