package thawline.train;

/// η ← η·max(rms(w), 0.001), and then another optimiser's step: the rate is a share of the numbers that move.
///
/// Made for thawed pipelines, whose sets of numbers have sizes of their own: the weights of a 5 × 5 Sobel reach
/// 12, Harris' k is 0.04. Adafactor's relative step (Shazeer, Stern 2018).
public record Relative(Optimizer of) implements Optimizer {

    /// Of numbers that are all near 0, such as a bias.
    private static final double LEAST = 1e-3;

    @Override
    public double rate() {
        return of.rate();
    }

    @Override
    public Relative withRate(double rate) {
        return new Relative(of.withRate(rate));
    }

    @Override
    public int slots() {
        return of.slots();
    }

    @Override
    public float start() {
        return of.start();
    }

    @Override
    public double decay() {
        return of.decay();
    }

    @Override
    public void step(float[] w, float[] g, float[][] memory, double rate, long step) {
        double squares = 0;
        for (float v : w) {
            squares += (double) v * v;
        }
        of.step(w, g, memory, rate * Math.max(Math.sqrt(squares / w.length), LEAST), step);
    }
}
