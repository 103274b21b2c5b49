package thawline.data;

import java.util.List;
import thawline.tensor.Samples;

/// A grey picture and the exact positions of all corners in it.
public record Drawing(Samples.U8 picture, List<Corner> corners) {

    public Drawing {
        corners = List.copyOf(corners);
    }
}
