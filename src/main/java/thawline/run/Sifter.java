package thawline.run;

/// Takes the rows of a group's result instead of a plane, keeps little of them, and writes what the last
/// operation makes of them once all were seen. Bands go to threads; what a worker does is its own.
sealed interface Sifter permits Sieve, EdgeSieve {

    /// Starts a run: nothing is seen yet.
    void forget();

    /// Takes in n elements of row y from column x on, which begins a strip.
    void take(int worker, int y, int x, int n, float[] from, int at);

    /// All of a band, rows y0 … y1−1, was taken in.
    void keep(int worker, int band, int y0, int y1);

    /// All of the picture was taken in: what can be done band by band, rows y0 … y1−1.
    void settle(int band, int y0, int y1);

    /// What cannot, behind that.
    void meet();

    /// Writes rows y0 … y1−1.
    void write(int worker, int y0, int y1);
}
