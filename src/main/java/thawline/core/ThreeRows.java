package thawline.core;

/// Where in an array a row and those above and below it lie; to be moved from row to row.
final class ThreeRows {

    float[] data;
    int above;
    int middle;
    int below;

    ThreeRows at(float[] newData, int newAbove, int newMiddle, int newBelow) {
        data = newData;
        above = newAbove;
        middle = newMiddle;
        below = newBelow;
        return this;
    }
}
