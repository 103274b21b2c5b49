package thawline.bench;

/// How many times as fast as a peer ours has to be, and would like to be. A peer may be a roof: then it is the share of
/// it that is to be reached.
public record Bar(String peer, double must, double stretch) {

    /// No bar was set.
    static Bar none(String peer) {
        return new Bar(peer, Double.NaN, Double.NaN);
    }

    public boolean isSet() {
        return !Double.isNaN(must);
    }
}
