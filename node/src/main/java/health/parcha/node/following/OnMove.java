package health.parcha.node.following;

/** Who has something to do when the settled head has moved; told by the process that follows, after it is durable. */
public interface OnMove {
    /** Returns at once and never throws. */
    void moved();
}
